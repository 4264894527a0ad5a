"""A procedure as BPMN 2.0, and back, so that other tools can read, change and run it.

What BPMN knows (lanes, tasks, gateways, flows, and where each is drawn) stands in its own
elements, and is read from them. The rest of the procedure goes along in extension elements under
`urn:prima:procedure:1`, which BPMN tools keep; without them, as in a model that another tool made,
the procedure is read all the same and its other sections are empty.
"""

from prima.promise.procedures.rules.bpmn.elements import UnreadableBpmn
from prima.promise.procedures.rules.bpmn.reading import from_bpmn
from prima.promise.procedures.rules.bpmn.writing import to_bpmn

__all__ = ["UnreadableBpmn", "from_bpmn", "to_bpmn"]
