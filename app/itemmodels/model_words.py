"""What a model is called and said to be, in words people read; reads nothing and knows no widget."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from inference.model_file import PROGRAMS, ModelFile


def title_of(model: ModelFile) -> str:
    """What people read as the name of a model."""
    return _tr("Hearth guide") if model.builtin else model.name


def source_text(model: ModelFile) -> str:
    """Whose file it is: a program, Hearth, a folder of the user."""
    if model.builtin:
        return _tr("built in")
    if model.source in PROGRAMS:
        return PROGRAMS[model.source]
    if model.source == "folder":
        return _tr("folder “{0}”").format(model.path.parent.name)
    return _tr("Hearth") if model.source == "hearth" else _tr("added file")


def line_of(model: ModelFile) -> str:
    """The line under a name: parameters, quantization, size, whose it is."""
    from app.itemmodels.amounts import parameters, size  # the window starts with a name alone

    weights = parameters(model.parameters) if model.parameters else ""
    parts = (weights, model.quantization, size(model.size) if model.size else "", source_text(model))
    return " · ".join(part for part in parts if part)


def _tr(text: str) -> str:
    return QCoreApplication.translate("ModelWords", text)
