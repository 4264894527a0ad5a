"""The words people read for instruments, items and levels."""

from django.utils.translation import gettext_lazy as _

from prima.promise.assessments.rules import Group, Instrument, Item, Level

INSTRUMENTS = {
    Instrument.SUPPLEMENTARY: _("The eight services around a service"),
    Instrument.TRIANGLE: _("The service triangle"),
    Instrument.BASELINE: _("Where we stand: thirteen factors"),
}
LEVELS = {
    Level.PRESENT: _("Present"),
    Level.PARTLY: _("Partly"),
    Level.MISSING: _("Missing"),
    Level.NOT_NEEDED: _("Not needed here"),
}
STATES = {
    Level.PRESENT: "kept",
    Level.PARTLY: "at-risk",
    Level.MISSING: "broken",
    Level.NOT_NEEDED: "unknown",
}
GROUPS = {
    Group.SERVICE: _("Around the service"),
    Group.STRATEGY: _("Strategy"),
    Group.PEOPLE: _("People"),
    Group.SYSTEMS: _("Systems"),
    Group.REGULATIONS: _("Regulations"),
    Group.PROVIDERS_AND_LEADERS: _("Providers and leadership"),
    Group.PROCEDURES: _("Procedures"),
    Group.STANDARDS: _("Standards"),
    Group.COMPLAINTS: _("Complaint management"),
    Group.QUALITY: _("Quality"),
}
ITEMS = {
    Item.INFORMATION: _(
        "Information: what, where, when and for how much is known before one comes"
    ),
    Item.CONSULTATION: _("Consultation: somebody advises those who do not know what they need"),
    Item.ORDER_TAKING: _("Order-taking: numbers, bookings and applications are taken in one place"),
    Item.HOSPITALITY: _("Hospitality: a greeting, seats, water, toilets and shelter"),
    Item.CARETAKING: _("Caretaking: vehicles, belongings and children are looked after"),
    Item.EXCEPTIONS: _("Exceptions: special needs, mistakes and complaints are dealt with"),
    Item.BILLING: _("Billing: the amount is clear, itemised and right"),
    Item.PAYMENT: _("Payment: easy, in several ways, with a receipt"),
    Item.STRATEGY_WRITTEN: _("It is written down what customers are promised, and for whom"),
    Item.STRATEGY_KNOWN: _("Everybody who works here can say what is promised"),
    Item.PEOPLE_ABLE: _("Staff are chosen and trained for serving people"),
    Item.PEOPLE_FREE_TO_HELP: _("Staff may solve a customer's problem without asking first"),
    Item.SYSTEMS_FOR_CUSTOMERS: _("Procedures and tools are made for the customer's ease"),
    Item.SYSTEMS_FOR_STAFF: _("Procedures and tools help the staff instead of slowing them"),
    Item.REGULATIONS_COMPLETE: _("Every service has its legal basis, and none is out of date"),
    Item.REGULATIONS_KNOWN: _("Staff know the rules that they apply"),
    Item.PROVIDERS_ENOUGH: _("There are enough officers for each service"),
    Item.PROVIDERS_COMPETENT: _("Officers have the competence that the standard asks"),
    Item.LEADERS_COMMITTED: _("Leaders watch over the service and act on what they see"),
    Item.PROCEDURES_WRITTEN: _("Each service has a procedure in force"),
    Item.PROCEDURES_FOLLOWED: _("The procedures are followed"),
    Item.STANDARDS_PUBLISHED: _("Each service has a published standard"),
    Item.STANDARDS_MEASURED: _("Whether the standards are kept is measured"),
    Item.COMPLAINTS_TAKEN: _("Complaining is easy, and each complaint is recorded"),
    Item.COMPLAINTS_SETTLED: _("Complaints are settled in time and lead to changes"),
    Item.FACILITIES_FIT: _("Rooms and equipment are fit for everybody"),
    Item.SATISFACTION_KNOWN: _("Satisfaction is measured, and what is weakest is improved"),
}
