"""Load and sampling options, each declared once: type, limits, unit, title and help.

The engine validates against these declarations, the command line and the settings dialog are derived
from them, and so is their documentation. ``None`` always means *automatic*: the engine, the model's own
metadata or Hearth's default decides, and the ``loaded`` event says what was chosen.
"""

# Without ``annotations`` from the future: msgspec would compile the text of each of these long ones at every start.
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from inference.errors import OptionError
from inference.units import plain_number

FlashAttention = Literal["auto", "on", "off"]
KvType = Literal["f32", "f16", "bf16", "q8_0", "q5_1", "q5_0", "q4_1", "q4_0"]

Speculation = Literal["auto", "lookup", "off"]

MAX_CONTEXT = 16_777_216  # tokens; beyond every model of today, below what overflows 32-bit sizes


class LoadOptions(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How a model is loaded. Every field may be left to *automatic*."""

    context_length: Annotated[
        int | None,
        Meta(
            title="Context length",
            description=(
                "How many tokens of conversation the model can see at once. More needs more memory. "
                "Automatic takes as much as the model was trained for and this computer holds comfortably."
            ),
            extra={"unit": "tokens", "ge": 256, "le": MAX_CONTEXT, "step": 1024},
        ),
    ] = None
    threads: Annotated[
        int | None,
        Meta(
            title="Threads",
            description=(
                "How many processor cores write the answer. Automatic takes the physical performance cores; "
                "more is usually slower."
            ),
            extra={"unit": "threads", "ge": 1, "le": 512, "step": 1},
        ),
    ] = None
    batch_threads: Annotated[
        int | None,
        Meta(
            title="Threads for reading",
            description="How many processor cores read the prompt. Automatic takes the physical cores.",
            extra={"unit": "threads", "ge": 1, "le": 512, "step": 1, "advanced": True},
        ),
    ] = None
    gpu_layers: Annotated[
        int | None,
        Meta(
            title="GPU layers",
            description=(
                "How many layers of the model run on the graphics card. Automatic takes as many as fit; "
                "0 keeps everything on the processor."
            ),
            extra={"unit": "layers", "ge": 0, "le": 10_000, "step": 1},
        ),
    ] = None
    cpu_expert_layers: Annotated[
        int | None,
        Meta(
            title="Experts on the processor",
            description=(
                "Mixture models only: of how many of the GPU layers the experts stay with the processor. "
                "Automatic leaves there as few as it must for the rest to fit on the graphics card."
            ),
            extra={"unit": "layers", "ge": 0, "le": 10_000, "step": 1, "advanced": True},
        ),
    ] = None
    batch: Annotated[
        int | None,
        Meta(
            title="Batch size",
            description="How many tokens of the prompt are handed over at once.",
            extra={"unit": "tokens", "ge": 1, "le": 16_384, "step": 64, "advanced": True},
        ),
    ] = None
    micro_batch: Annotated[
        int | None,
        Meta(
            title="Micro-batch size",
            description="How many tokens are computed in one pass. Smaller needs less memory and stops sooner.",
            extra={"unit": "tokens", "ge": 1, "le": 16_384, "step": 64, "advanced": True},
        ),
    ] = None
    flash_attention: Annotated[
        FlashAttention,
        Meta(
            title="Flash attention",
            description="A faster way to compute attention that also saves memory. Automatic uses it where it works.",
            extra={"advanced": True},
        ),
    ] = "auto"
    kv_type: Annotated[
        KvType | None,
        Meta(
            title="KV cache type",
            description=(
                "How precisely the model remembers the conversation. q8_0 halves the memory at almost no cost "
                "in quality; it needs flash attention."
            ),
            extra={"advanced": True},
        ),
    ] = None
    memory_mapping: Annotated[
        bool,
        Meta(
            title="Memory mapping",
            description="Read the model from disk as needed instead of copying it into memory first.",
            extra={"advanced": True},
        ),
    ] = True
    speculation: Annotated[
        Speculation,
        Meta(
            title="Guess ahead",
            description=(
                "Guesses several words and checks them in one go, which is faster wherever a text repeats something "
                "and never changes an answer. Automatic also lets a small model of the same family guess."
            ),
            extra={"advanced": True},
        ),
    ] = "auto"


class Sampling(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How the next token is chosen. ``None``: the model's recommendation, else Hearth's default."""

    temperature: Annotated[
        float | None,
        Meta(
            title="Temperature",
            description="How freely the model chooses its words. 0 always takes the likeliest and repeats exactly.",
            extra={"ge": 0.0, "le": 5.0, "step": 0.05, "default": 0.8},
        ),
    ] = None
    top_k: Annotated[
        int | None,
        Meta(
            title="Top-k",
            description="Choose among this many likeliest tokens; 0 switches it off.",
            extra={"ge": 0, "le": 1_000_000, "step": 1, "default": 40},
        ),
    ] = None
    top_p: Annotated[
        float | None,
        Meta(
            title="Top-p",
            description="Choose among the likeliest tokens that together reach this probability; 1 switches it off.",
            extra={"ge": 0.0, "le": 1.0, "step": 0.01, "default": 0.95},
        ),
    ] = None
    min_p: Annotated[
        float | None,
        Meta(
            title="Min-p",
            description="Leave out tokens less likely than this fraction of the likeliest; 0 switches it off.",
            extra={"ge": 0.0, "le": 1.0, "step": 0.01, "default": 0.05},
        ),
    ] = None
    repeat_penalty: Annotated[
        float | None,
        Meta(
            title="Repetition penalty",
            description="Makes tokens that were just used less likely; 1 switches it off.",
            extra={"ge": 0.1, "le": 5.0, "step": 0.05, "default": 1.0},
        ),
    ] = None
    repeat_last_n: Annotated[
        int | None,
        Meta(
            title="Penalty window",
            description="How many of the last tokens the penalties look at; 0 switches them off.",
            extra={"unit": "tokens", "ge": 0, "le": 65_536, "step": 16, "default": 64, "advanced": True},
        ),
    ] = None
    presence_penalty: Annotated[
        float | None,
        Meta(
            title="Presence penalty",
            description="Lowers every token that occurred already, once; 0 switches it off.",
            extra={"ge": -2.0, "le": 2.0, "step": 0.05, "default": 0.0, "advanced": True},
        ),
    ] = None
    frequency_penalty: Annotated[
        float | None,
        Meta(
            title="Frequency penalty",
            description="Lowers every token by how often it occurred; 0 switches it off.",
            extra={"ge": -2.0, "le": 2.0, "step": 0.05, "default": 0.0, "advanced": True},
        ),
    ] = None
    dry_multiplier: Annotated[
        float | None,
        Meta(
            title="DRY strength",
            description="Penalises repeating whole phrases; 0 switches it off.",
            extra={"ge": 0.0, "le": 10.0, "step": 0.05, "default": 0.0, "advanced": True},
        ),
    ] = None
    dry_base: Annotated[
        float | None,
        Meta(
            title="DRY growth",
            description="How quickly the DRY penalty grows with the length of the repetition.",
            extra={"ge": 1.0, "le": 8.0, "step": 0.05, "default": 1.75, "advanced": True},
        ),
    ] = None
    dry_allowed_length: Annotated[
        int | None,
        Meta(
            title="DRY free length",
            description="Repetitions up to this many tokens are not penalised by DRY.",
            extra={"unit": "tokens", "ge": 0, "le": 1024, "step": 1, "default": 2, "advanced": True},
        ),
    ] = None
    dry_last_n: Annotated[
        int | None,
        Meta(
            title="DRY window",
            description="How many of the last tokens DRY looks at; 0 switches DRY off.",
            extra={"unit": "tokens", "ge": 0, "le": 65_536, "step": 64, "default": 1024, "advanced": True},
        ),
    ] = None
    xtc_probability: Annotated[
        float | None,
        Meta(
            title="XTC probability",
            description="How often the likeliest tokens are left out for variety; 0 switches it off.",
            extra={"ge": 0.0, "le": 1.0, "step": 0.05, "default": 0.0, "advanced": True},
        ),
    ] = None
    xtc_threshold: Annotated[
        float | None,
        Meta(
            title="XTC threshold",
            description="Only tokens at least this likely can be left out by XTC.",
            extra={"ge": 0.0, "le": 0.5, "step": 0.01, "default": 0.1, "advanced": True},
        ),
    ] = None
    seed: Annotated[
        int | None,
        Meta(
            title="Seed",
            description="The same seed and settings give the same answer. Automatic draws a new one each time.",
            extra={"ge": 0, "le": 4_294_967_294, "step": 1, "advanced": True},
        ),
    ] = None


class Option(msgspec.Struct, frozen=True, kw_only=True):
    """One declared field of ``LoadOptions`` or ``Sampling``, as dialogs and the command line need it.

    Attributes:
        name: Field name, also the key it is stored under.
        kind: ``int``, ``float``, ``bool`` or ``choice``.
        title: A few words, English; the application translates them.
        help: One or two sentences.
        default: Value of an untouched field; ``None`` is *automatic*.
        fallback: What *automatic* means when the model recommends nothing (sampling only).
        optional: Whether ``None`` is allowed.
        low: Smallest allowed number.
        high: Largest allowed number.
        step: A sensible step for a spin box.
        unit: ``tokens``, ``threads``, ``layers`` or empty.
        choices: Allowed words of a ``choice``.
        advanced: Hidden until asked for.
    """

    name: str
    kind: Literal["int", "float", "bool", "choice"]
    title: str
    help: str
    default: int | float | bool | str | None
    fallback: int | float | None = None
    optional: bool = True
    low: float | None = None
    high: float | None = None
    step: float = 1
    unit: str = ""
    choices: tuple[str, ...] = ()
    advanced: bool = False

    def check(self, value: object) -> None:
        """Raise ``OptionError`` unless ``value`` is allowed here."""
        if value is None and self.optional:
            return
        if self.kind == "choice":
            if value not in self.choices:
                raise self._error(value, "one of " + ", ".join(self.choices))
            return
        if self.kind == "bool":
            if not isinstance(value, bool):
                raise self._error(value, "on or off")
            return
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            raise self._error(value, "a number")
        if self.kind == "int" and not isinstance(value, int):
            raise self._error(value, "a whole number")
        low, high = self.low, self.high
        # `not (a <= b)` instead of `a > b`: a NaN must not pass.
        if low is not None and high is not None and not (low <= value <= high):
            raise self._error(value, f"between {plain_number(low)} and {plain_number(high)}")

    def _error(self, value: object, wanted: str) -> OptionError:
        shown = repr(value)
        return OptionError(
            f"{self.title} cannot be {shown if len(shown) < 60 else shown[:57] + '...'}.",
            f"Choose {wanted}{', or leave it automatic' if self.optional else ''}.",
        )


def _kind_of(annotation: msgspec.inspect.Type) -> tuple[str, tuple[str, ...], bool]:
    """Kind, choices and whether ``None`` is allowed."""
    optional = False
    if isinstance(annotation, msgspec.inspect.UnionType):
        kinds = [t for t in annotation.types if not isinstance(t, msgspec.inspect.NoneType)]
        optional = len(kinds) < len(annotation.types)
        annotation = kinds[0]
    match annotation:
        case msgspec.inspect.BoolType():
            return "bool", (), optional
        case msgspec.inspect.IntType():
            return "int", (), optional
        case msgspec.inspect.FloatType():
            return "float", (), optional
        case msgspec.inspect.LiteralType(values=values):
            return "choice", tuple(str(v) for v in values), optional
    raise TypeError(f"an option cannot be declared as {annotation!r}")


def _declared(field: msgspec.inspect.Field) -> Option:
    annotation = field.type
    if not isinstance(annotation, msgspec.inspect.Metadata):
        raise TypeError(f"{field.name}: no title and help declared")
    schema = annotation.extra_json_schema or {}
    extra = annotation.extra or {}
    kind, choices, optional = _kind_of(annotation.type)
    return Option(
        name=field.name,
        kind=kind,  # type: ignore[arg-type]  # _kind_of returns exactly these words
        title=schema["title"],
        help=schema["description"],
        default=field.default,
        fallback=extra.get("default"),
        optional=optional,
        low=extra.get("ge"),
        high=extra.get("le"),
        step=extra.get("step", 1),
        unit=extra.get("unit", ""),
        choices=tuple(sorted(choices, key=_declaration_order)),
        advanced=extra.get("advanced", False),
    )


_ORDER = ("auto", "on", "lookup", "off", "f32", "f16", "bf16", "q8_0", "q5_1", "q5_0", "q4_1", "q4_0")


def _declaration_order(word: str) -> int:
    # WORKAROUND msgspec sorts the values of a Literal; people expect them from precise to small.
    return _ORDER.index(word) if word in _ORDER else len(_ORDER)


def options_of(declaration: type[LoadOptions] | type[Sampling]) -> tuple[Option, ...]:
    """All fields of a declaration, in the order they were declared."""
    info = msgspec.inspect.type_info(declaration)
    assert isinstance(info, msgspec.inspect.StructType)
    return tuple(_declared(field) for field in info.fields)


LOAD_OPTIONS = options_of(LoadOptions)
SAMPLING_OPTIONS = options_of(Sampling)


def check_options(values: LoadOptions | Sampling) -> None:
    """Raise ``OptionError`` for the first value outside its declared limits."""
    declared = LOAD_OPTIONS if isinstance(values, LoadOptions) else SAMPLING_OPTIONS
    for option in declared:
        option.check(getattr(values, option.name))
