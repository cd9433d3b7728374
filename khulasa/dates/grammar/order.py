"""The order of the rules, on one screen. What comes first may not be taken apart by what comes later."""

from khulasa.dates.grammar import (
    calendar,
    clock,
    compose,
    divisions,
    durations,
    offsets,
    relative,
    repetition,
    weekdays,
    years,
)
from khulasa.dates.grammar.engine import Engine, Rule

RULES: tuple[Rule, ...] = (
    *calendar.RULES,
    *clock.EARLY_RULES,
    *offsets.EARLY_RULES,
    *repetition.RULES,
    *weekdays.EARLY_RULES,
    *relative.EARLY_RULES,
    *divisions.EARLY_RULES,
    *durations.RULES,
    *years.RULES,
    *repetition.LENGTH_RULES,
    *offsets.RULES,
    *weekdays.DATE_RULES,
    *relative.LATE_RULES,
    *weekdays.LATE_RULES,
    *divisions.RULES,
    *compose.RULES,
    *clock.LATE_RULES,
    *compose.MODIFIER_RULES,
    *compose.LAST_RULES,
)
ENGINE = Engine(RULES)
