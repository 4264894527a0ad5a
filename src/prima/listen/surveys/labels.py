"""The words people read for our codes. Questions and answers speak for themselves, as data."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from prima.listen.surveys.rules.choices import FileScale
from prima.listen.surveys.rules.codes import (
    AgeBand,
    BatchState,
    Channel,
    Education,
    HourBand,
    Occupation,
    Sex,
)
from prima.listen.surveys.rules.columns import (
    AGE,
    DATE,
    EDUCATION,
    HOUR,
    OCCUPATION,
    SERVICE,
    SEX,
    SUGGESTION,
    Sure,
)
from prima.listen.surveys.rules.findings import Expected, Problem
from prima.listen.surveys.rules.instruments import ItemOrder, Questionnaire
from prima.listen.surveys.rules.integrity import Sign
from prima.listen.surveys.rules.sheets import Trouble

CHANNELS = {
    Channel.TICKET: _("Ticket page"),
    Channel.DESK_QR: _("QR at the desk"),
    Channel.PAPER: _("Paper forms"),
    Channel.IMPORT: _("Another system or an earlier survey"),
    Channel.LINK: _("Link or poster"),
    Channel.KIOSK: _("Tablet at the exit"),
    Channel.ASSISTED: _("Asked by an officer"),
    Channel.TYPED: _("Paper forms, typed in one by one"),
}
SIGNS = {
    Sign.BURST: _("Far more answers than on other days"),
    Sign.OUT_OF_HOURS: _("Given while the unit was closed"),
    Sign.QUICK: _("Given faster than anybody can read"),
    Sign.IDENTICAL: _("Several are alike in every question"),
    Sign.INTERVIEWER: _("One officer brings other answers than all others"),
}
SCALES = {
    "POINTS_4": _("Four points: not good to very good"),
    "AGREE_4": _("Four points: disagree to agree"),
    "AGREE_5": _("Five points: disagree to agree"),
    "SATISFIED_5": _("Five points: dissatisfied to satisfied"),
    "AGREE_7": _("Seven points: disagree to agree"),
    "EFFORT_7": _("Seven points: hard to easy"),
    "RECOMMEND": _("0 to 10: recommendation"),
    "YES_NO": _("Yes or no"),
    "TEXT": _("Their own words"),
}
WORDINGS = {
    "OFFICIAL": _("Official wording"),
    "PUBLISHED": _("Published wording"),
    "OURS": _("Our own wording"),
}
AUDIENCES = {
    "CITIZENS": _("People who were served"),
    "STAFF": _("The staff"),
}
HOUR_BANDS = {
    HourBand.MORNING: "08.00-12.00",
    HourBand.AFTERNOON: "13.00-17.00",
}
SEXES = {
    Sex.MALE: _("Male"),
    Sex.FEMALE: _("Female"),
}
AGE_BANDS = {
    AgeBand.TO_20: _("20 or younger"),
    AgeBand.TO_30: _("21 to 30"),
    AgeBand.TO_40: _("31 to 40"),
    AgeBand.TO_50: _("41 to 50"),
    AgeBand.TO_60: _("51 to 60"),
    AgeBand.OVER_60: _("Over 60"),
}
EDUCATIONS = {
    Education.PRIMARY: _("Primary school (SD) or less"),
    Education.JUNIOR: _("Junior high school (SMP)"),
    Education.SENIOR: _("Senior high school (SMA/SMK)"),
    Education.DIPLOMA: _("Diploma (D1-D4)"),
    Education.BACHELOR: _("Bachelor (S1)"),
    Education.MASTER: _("Master (S2)"),
    Education.DOCTOR: _("Doctor (S3)"),
}
OCCUPATIONS = {
    Occupation.CIVIL_SERVANT: _("Civil servant (PNS)"),
    Occupation.MILITARY: _("Armed forces (TNI)"),
    Occupation.POLICE: _("Police (POLRI)"),
    Occupation.PRIVATE: _("Private employee"),
    Occupation.SELF_EMPLOYED: _("Self-employed"),
    Occupation.OTHER: _("Other"),
}
PROFILE: dict[str, tuple[Promise, Mapping[Any, Promise]]] = {
    "sex": (_("Sex"), SEXES),
    "age_band": (_("Age"), AGE_BANDS),
    "education": (_("Education"), EDUCATIONS),
    "occupation": (_("Occupation"), OCCUPATIONS),
}
BATCH_STATES = {
    BatchState.PREVIEW: _("Waits for your confirmation"),
    BatchState.CONFIRMED: _("Counted"),
    BatchState.UNDONE: _("Undone"),
    BatchState.DISCARDED: _("Not kept"),
}
ITEM_ORDERS = {
    ItemOrder.REGULATION: _("As the regulation lists them: U8 is complaints, U9 is facilities"),
    ItemOrder.QUESTIONNAIRE: _("As the sample form asks them: U8 is facilities, U9 is complaints"),
}
FILE_SCALES = {
    FileScale.OFFICIAL: _("Four, as the regulation has them. A 5 is refused."),
    FileScale.MIDDLE_IS_TWO: _("Five, and the middle counts as 2 (strict)"),
    FileScale.MIDDLE_IS_THREE: _("Five, and the middle counts as 3 (lenient)"),
    FileScale.MIDDLE_IS_BLANK: _("Five, and the middle counts as no answer"),
}
SURENESS = {
    Sure.NAMED: _("Its heading says so"),
    Sure.NUMBERED: _("Only its number says so"),
    Sure.ALIKE: _("A guess: please check"),
    Sure.CHOSEN: _("You said so"),
}
COLUMNS = {
    DATE: _("Date"),
    HOUR: _("Hour"),
    SERVICE: _("Service"),
    SEX: _("Sex"),
    AGE: _("Age"),
    EDUCATION: _("Education"),
    OCCUPATION: _("Occupation"),
    SUGGESTION: _("Suggestion"),
}
EXPECTED = {
    Expected.ANSWER: _("1, 2, 3, 4 or one of the answers: %(answers)s"),
    Expected.DAY: _("a day such as 20/11/2026, not in the future"),
    Expected.HOUR: _("an hour such as 09.30; it will be left empty"),
    Expected.SERVICE: _("the name or the code of a service of this unit"),
    Expected.PROFILE: _("one of the choices of the official form; it will be left empty"),
    Expected.COLUMN: _("a column with these answers; none was found"),
    Expected.ONE_COLUMN: _("one column with these answers; this is the second"),
    Expected.SCALE: _("an answer of four; this form had five, so say what its middle is worth"),
    Expected.SHORTER: _("at most 1,000 characters; the rest will be cut off"),
}
TROUBLES = {
    Trouble.EMPTY: _("The file is empty."),
    Trouble.TOO_LARGE: _("The file is too large, or unpacks to something too large."),
    Trouble.TOO_MANY_ROWS: _("The file has more than 10,000 rows."),
    Trouble.NOT_A_TABLE: _("This is not an Excel or CSV file."),
    Trouble.OLD_EXCEL: _("This kind of spreadsheet cannot be read."),
    Trouble.LOCKED: _("The file is protected by a password."),
    Trouble.DAMAGED: _("The file is damaged and cannot be opened."),
    Trouble.STRANGE_TEXT: _("The letters of this file cannot be read."),
    Trouble.NO_HEADINGS: _("No row of the file names the questions."),
    Trouble.NO_ANSWERS: _("The file names the questions, but nobody answered them."),
    Trouble.TOO_MANY_PROBLEMS: _("More than 2,000 cells of the file cannot be read."),
}
TROUBLE_ADVICE = {
    Trouble.EMPTY: _("Open it to see whether the answers are there, then send it again."),
    Trouble.TOO_LARGE: _("Send at most 5 MB. Copy only the answers into a new sheet."),
    Trouble.TOO_MANY_ROWS: _("Split it into several files and send them one by one."),
    Trouble.NOT_A_TABLE: _("Save it as .xlsx or .csv in your spreadsheet, then send it again."),
    Trouble.OLD_EXCEL: _("Save it as .xlsx in your spreadsheet, then send it again."),
    Trouble.LOCKED: _("Save it without a password, then send it again."),
    Trouble.DAMAGED: _("Open it in your spreadsheet, save it anew, then send it again."),
    Trouble.STRANGE_TEXT: _("Save it as .xlsx, or as CSV with UTF-8."),
    Trouble.NO_HEADINGS: _("Give each column of answers a heading such as U1 or its unsur."),
    Trouble.NO_ANSWERS: _("Open it to see whether the answers are there, then send it again."),
    Trouble.TOO_MANY_PROBLEMS: _("Check that this is the file of answers that you meant."),
}


def meanings(questionnaire: Questionnaire, language: str) -> dict[str, str | Promise]:
    """Name whatever a column can be about: the items, and the rest of the form."""
    return {**COLUMNS, **{item.code: item.name.by(language) for item in questionnaire.items}}


def expected_in(problem: Problem, questionnaire: Questionnaire, language: str) -> str:
    """Say what a cell should have held, in the words of its own question."""
    words = str(EXPECTED[problem.expected])
    if problem.expected is not Expected.ANSWER:
        return words
    item = next(item for item in questionnaire.items if item.code == problem.about)
    return words % {"answers": ", ".join(item.labels.by(language))}
