import Guide
import Plant
import Store

/// Parts that were changed in the week.
struct StoryParts {
  let teller: StoryTeller
  let plan: HallPlan

  /// A cord with a damaged face went out for a spare one; both are recorded where they are now.
  func cordReplaced(hoursAgo: Int64) throws {
    let ref = "dgx-14:mlx5_5"
    guard let planned = plan.link(at: ref) else { return }
    let old = planned.cords[0]
    let new = RecordKey.cable(maker: HallCord.maker, serial: "C-9001").id
    let newEnd = RecordKey.cableEnd(cable: new, side: "a", leg: 1).id
    let fault = try teller.fault(
      ref, atMS: teller.at(hoursAgo), "Rx4 dark after a cart hit the cords", "INC47790")
    try teller.store.write(author: "Jo") { view, draft in
      let (link, near) = try view.link(named: ref)
      try StoryKit.check(draft, atMS: teller.at(hoursAgo, 5), tester: true)
      var pen = try StoryPen(
        teller: teller, view: view, draft: draft, link: link, port: near, fault: fault, by: "Jo",
        ticket: "INC47790", fromMS: teller.at(hoursAgo, 10))
      try pen.shut()
      try pen.unplug()
      try pen.look(.port)
      try pen.look(.cord, [4: .damage])
      let place = Subject(kind: .port, id: near.id)
      try pen.record(
        .partMove(
          PartMove(kind: .plug, part: pen.cordFace.part, direction: .outOf, place: place)),
        step: .replace)
      try pen.record(
        .partMove(PartMove(kind: .plug, part: newEnd, direction: .into, place: place)),
        step: .replace)
      try move(draft, old: old, to: new)
      pen.cordFace = Face(part: newEnd, connector: 1)
      try pen.look(.cord)
      try pen.plugIn()
      try pen.linkUp()
      try StoryTests.record(
        draft, subject: pen.subject, near: place, salt: 5, lengthMM: 34_000, atMS: pen.timeMS,
        job: pen.job)
      try pen.soak()
      try pen.accept()
    }
  }

  private func move(_ draft: Draft, old: HallCord, to new: ThingID) throws {
    let shelf = HallPlaces.rack(plan.size.serviceRack)
    for (side, place) in [("a", old.from), ("b", old.to)] {
      try draft.update(
        .cableEnd, old.end(side),
        [
          "state": .text("coiled"), "at_kind": .text(ThingKind.rack.rawValue), "at": .id(shelf),
        ])
      try draft.update(
        .cableEnd, RecordKey.cableEnd(cable: new, side: side, leg: 1).id,
        [
          "state": .text("landed"), "at_kind": .text(place.kind.rawValue), "at": .id(place.id),
        ])
    }
    try draft.update(.cable, old.id, ["link": .missing, "ordinal": .missing])
    try draft.update(
      .cable, old.id, ["retired_at": .integer(draft.nowMS), "retired_why": .text("damaged face")])
    try draft.update(.cable, new, ["link": .id(old.link), "ordinal": .integer(old.ordinal)])
  }

  /// A module went out for a spare one: both its links were shut, both its plugs came out, and both
  /// links were tested again; the old one is in a numbered bag.
  func moduleReplaced(hoursAgo: Int64) throws {
    let fault = try teller.fault(
      "S1-L5:9/2", atMS: teller.at(hoursAgo), "Rx low on all lanes again", "INC47998")
    let new = HallModule.twin("MT2417VS90001", for: .fabricSwitch).id
    try teller.store.write(author: "Mina") { view, draft in
      let (link, near) = try view.link(named: "S1-L5:9/2")
      let (otherLink, other) = try view.link(named: "S1-L5:9/1")
      try StoryKit.check(draft, atMS: teller.at(hoursAgo, 5), tester: true)
      var pen = try StoryPen(
        teller: teller, view: view, draft: draft, link: link, port: near, fault: fault,
        by: "Mina", ticket: "INC47998", fromMS: teller.at(hoursAgo, 10))
      try draft.ensureParts(view, at: other)
      let (oldFace, otherCord) = (try view.portFace(other), try view.cordFace(other))
      try pen.shut()
      try pen.gate(.shut, other.id, .dark)
      try pen.unplug()
      try pen.record(
        .plugging(
          Plugging(
            joint: other.id, action: .unplug, portFace: oldFace, cordPart: otherCord.part)),
        step: .replace)
      let place = Subject(kind: .port, id: try view.moduleHolder(near).id)
      try pen.record(
        .partMove(
          PartMove(
            kind: .module, part: pen.portFace.part, direction: .outOf, place: place,
            bag: "RMA-07")), step: .replace)
      try pen.record(
        .partMove(PartMove(kind: .module, part: new, direction: .into, place: place)),
        step: .replace)
      pen.portFace = Face(part: new, connector: near.connector)
      let otherFace = Face(part: new, connector: other.connector)
      try pen.look(.port)
      try pen.look(.cord)
      for face in [otherFace, otherCord] {
        try pen.record(
          .inspection(
            Inspection(
              face: face, joint: other.id, verdict: .clean, profile: StoryTeller.profile,
              judgedBy: "person")))
      }
      try pen.plugIn()
      try pen.record(
        .plugging(
          Plugging(
            joint: other.id, action: .plugIn, portFace: otherFace, cordPart: otherCord.part)))
      try pen.gate(.opened, other.id, .linkUp)
      try pen.linkUp()
      for (salt, tested) in [link, otherLink].enumerated() {
        try StoryTests.record(
          draft, subject: Subject(kind: .link, id: tested.id),
          near: Subject(kind: .port, id: tested.portA.id), salt: salt, lengthMM: 21_000,
          atMS: pen.timeMS, job: pen.job)
      }
      try pen.soak()
      try pen.accept()
    }
  }
}
