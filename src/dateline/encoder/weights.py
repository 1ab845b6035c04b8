"""The weights in the package: what files there are, and that they are the right ones."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from dateline.records import ModelError

FILES = ("trunk.onnx", "linker.onnx", "tokenizer.json")


@dataclass(frozen=True)
class Weights:
    """A folder of weights with its manifest."""

    folder: Traversable

    @classmethod
    def shipped(cls) -> "Weights":
        """The weights that come with the package."""
        return cls(files("dateline.encoder") / "weights")

    @cached_property
    def manifest_bytes(self) -> bytes:
        """The manifest as it lies on disk.

        Raises:
            ModelError: ``missing_weights``.
        """
        try:
            return (self.folder / "manifest.json").read_bytes()
        except OSError as error:
            message = "the weights are missing from the package; install dateline again"
            raise ModelError("missing_weights", message) from error

    @cached_property
    def manifest(self) -> Mapping[str, Any]:
        """The manifest: the digest of each file, and the transitions of each head."""
        manifest: Mapping[str, Any] = json.loads(self.manifest_bytes)
        return manifest

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the manifest, which names the digest of every file."""
        return hashlib.sha256(self.manifest_bytes).hexdigest()

    def read(self, name: str) -> bytes:
        """Read one file.

        Raises:
            ModelError: It is missing, or not the one that the manifest names.
        """
        try:
            content = (self.folder / name).read_bytes()
        except OSError as error:
            raise ModelError("missing_weights", f"{name} is missing from the package; install dateline again") from error
        if hashlib.sha256(content).hexdigest() != self.manifest["files"][name]:
            raise ModelError("wrong_weights", f"{name} is not the file that the manifest names; install dateline again")
        return content
