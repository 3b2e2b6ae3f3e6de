import Guide
import Plant
import Store

/// Keeps the record of a new link right: in service once somebody accepted it, and what it was before once
/// that was taken back.
struct NewLinkService {
  let view: StoreView
  let draft: Draft
  let state: JobState

  /// Records what follows from the facts of an answer.
  func follow(_ bodies: [FactBody]) throws {
    let id = state.here.situation.link
    guard state.procedure.start == .unplugged, let link = try view.link(id) else { return }
    let isInService = link.service == "in-service"
    for body in bodies {
      switch body {
      case .signature(let signature) where signature.kind == .accepted && !isInService:
        try draft.update(.link, id, ["service": .text("in-service")])
      case .withdrawal(let withdrawal) where isInService:
        guard isAcceptance(withdrawal.fact),
          let before = try view.cell(
            "service", of: .link, id, before: withdrawal.fact, in: withdrawal.factKind)
        else { continue }
        try draft.update(.link, id, ["service": before])
      default: continue
      }
    }
  }

  private func isAcceptance(_ id: ThingID) -> Bool {
    guard let fact = state.lastAnswer.first(where: { $0.id == id }),
      case .signature(let signature) = fact.body
    else { return false }
    return signature.kind == .accepted
  }
}
