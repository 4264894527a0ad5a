"""The words people read for our codes."""

from django.utils.translation import gettext_lazy as _

from prima.kernel.control_charts import Signal
from prima.kernel.importance import CsiClass, Quadrant
from prima.kernel.kano import Category
from prima.measure.analyses.rules import Analysis

TITLES = {
    Analysis.RELIABILITY: _("Do the questions agree?"),
    Analysis.CHANGE: _("Did anything change?"),
    Analysis.PRIORITIES: _("Where to work first?"),
    Analysis.GAP: _("Expected and found"),
    Analysis.KANO: _("What delights people?"),
    Analysis.LOYALTY: _("Would they recommend us?"),
    Analysis.DRIVERS: _("What does satisfaction follow?"),
    Analysis.COURSE: _("Month by month"),
}
METHODS = {
    Analysis.RELIABILITY: _("Cronbach's alpha, with Feldt's interval"),
    Analysis.CHANGE: _("Welch's test, corrected for looking at many figures"),
    Analysis.PRIORITIES: _("Importance and performance (IPA), and two satisfaction indices (CSI)"),
    Analysis.GAP: _("SERVQUAL: perception less expectation"),
    Analysis.KANO: _("Kano's model"),
    Analysis.LOYALTY: _("NPS, CES and return, with their intervals"),
    Analysis.DRIVERS: _("Derived importance (Shapley)"),
    Analysis.COURSE: _("Control chart (XmR)"),
}
QUADRANTS = {
    Quadrant.CONCENTRATE: _("Work here first"),
    Quadrant.KEEP_UP: _("Keep it up"),
    Quadrant.LOW_PRIORITY: _("Low priority"),
    Quadrant.POSSIBLE_OVERKILL: _("Perhaps too much"),
}
CSI_WORDS = {
    CsiClass.VERY_SATISFIED: _("Very satisfied"),
    CsiClass.SATISFIED: _("Satisfied"),
    CsiClass.FAIRLY_SATISFIED: _("Fairly satisfied"),
    CsiClass.LESS_SATISFIED: _("Less satisfied"),
    CsiClass.NOT_SATISFIED: _("Not satisfied"),
}
CATEGORIES = {
    Category.MUST_BE: _("Taken for granted: missing it hurts"),
    Category.ONE_DIMENSIONAL: _("The more, the better"),
    Category.ATTRACTIVE: _("Delights"),
    Category.INDIFFERENT: _("All the same to them"),
    Category.REVERSE: _("Would rather not have it"),
    Category.QUESTIONABLE: _("Contradictory answers"),
}
SIGNALS = {
    Signal.OUTSIDE: _("Outside the limits"),
    Signal.TREND: _("Seven months in one direction"),
    Signal.NEAR_LIMIT: _("Two of three near a limit"),
    Signal.RUN: _("Eight months on one side"),
}
