"""A Firefox model as it is downloaded (model, shortlist, vocabulary), made ready for the native engine."""

from __future__ import annotations

import base64
import gzip
import json
import re
import shutil
from pathlib import Path

MODEL = re.compile(r"model\.([a-z]{2})([a-z]{2})\.intgemm.*\.bin")
PARTS = ("model.*.bin", "lex.*.bin", "vocab.*.spm")
UNPACKED = 500_000_000  # bytes of one gzip file; the largest model has about 60 million


def ready(found: Path, into: Path) -> Path | None:
    """Return a package made of the files in a folder or below it; None if there is no Firefox model.

    The package has the files as they are, a tokenizer.json made from the vocabulary, and a metadata.json.

    Raises:
        ValueError: there is one, and it is not whole or of a kind that the engine does not read.
    """
    for packed in sorted(found.rglob("*.gz")):
        _gunzip(packed)
    models = [file for file in sorted(found.rglob("model.*.bin")) if MODEL.fullmatch(file.name)]
    if not models:
        return None
    if len(models) > 1:
        raise ValueError(f"it holds {len(models)} models: install them one by one")
    match = MODEL.fullmatch(models[0].name)
    assert match is not None
    source, target = match[1], match[2]
    package = into / f"firefox-{source}_{target}"
    package.mkdir()
    for pattern in PARTS:
        files = sorted(models[0].parent.glob(pattern))
        if len(files) != 1:
            raise ValueError(f"it has {len(files)} files {pattern}; the engine reads models with one vocabulary")
        shutil.copyfile(files[0], package / files[0].name)
    vocabulary = next(package.glob("vocab.*.spm"))
    (package / "tokenizer.json").write_text(json.dumps(tokenizer(vocabulary.read_bytes())), "utf-8")
    about = {"type": "firefox", "from_code": source, "to_code": target, "package_version": ""}
    (package / "metadata.json").write_text(json.dumps(about, indent=1) + "\n", "utf-8")
    return package


def tokenizer(vocabulary: bytes) -> dict[str, object]:
    """Return a SentencePiece model as the `tokenizers` library writes it: the native engine reads no other form.

    Raises:
        ValueError: it is no SentencePiece model, or none of the unigram kind.
    """
    from google.protobuf.message import DecodeError
    from sentencepiece import sentencepiece_model_pb2 as form

    model = form.ModelProto()
    try:
        model.ParseFromString(vocabulary)
    except DecodeError as error:
        raise ValueError("the vocabulary is torn") from error
    if model.trainer_spec.model_type != form.TrainerSpec.UNIGRAM or not model.pieces:
        raise ValueError("the vocabulary is no unigram model")
    chars = base64.b64encode(model.normalizer_spec.precompiled_charsmap).decode()
    spaces = {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always", "split": True}
    normalizers: list[dict[str, object]] = [
        {"type": "Replace", "pattern": {"Regex": " {2,}"}, "content": " "},
        {"type": "Strip", "strip_left": True, "strip_right": True},
    ]
    if chars:
        normalizers.insert(0, {"type": "Precompiled", "precompiled_charsmap": chars})
    return {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [],
        "normalizer": {"type": "Sequence", "normalizers": normalizers},
        "pre_tokenizer": spaces,
        "post_processor": None,
        "decoder": spaces,
        "model": {
            "type": "Unigram",
            "unk_id": model.trainer_spec.unk_id,
            "vocab": [[piece.piece, piece.score] for piece in model.pieces],
            "byte_fallback": model.trainer_spec.byte_fallback,
        },
    }


def _gunzip(packed: Path) -> None:
    left = UNPACKED
    try:
        with gzip.open(packed) as data, packed.with_suffix("").open("xb") as out:
            while chunk := data.read(1 << 20):
                left -= len(chunk)
                if left < 0:
                    raise ValueError(f"{packed.name} unpacks to far more than a model does")
                out.write(chunk)
    except (OSError, EOFError) as error:
        raise ValueError(f"{packed.name} is torn: {error}") from error
