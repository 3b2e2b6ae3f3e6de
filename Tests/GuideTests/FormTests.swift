import Guide
import Plant
import Testing

/// FORM: what the record knows of the new module, and the technician's word over it.
struct FormTests {
  @Test func `a module that came out and went in again is not asked for once more`() throws {
    var floor = JobFloor(Shipped.named("replace-module"))
    let shut = ["read it out", "it is shut"]
    for word in shut + shut + ["unplugged", "unplugged"] { try #require(try floor.say(word)) }
    try #require(floor.job.phase == .replace(.port))
    let place = Subject(kind: .port, id: Floor.nearPort)
    floor.record(
      [MoveDirection.outOf, .into].map { direction in
        .partMove(
          PartMove(
            kind: .module, part: Floor.moduleFace.part, direction: direction, place: place))
      }, step: "replace")
    // It was out: its face is looked at, and nothing was changed.
    #expect(floor.job.phase == .inspect(.port))
    #expect(floor.job.here.changedParts.isEmpty)
  }

  private func floor() throws -> JobFloor {
    var floor = JobFloor(Shipped.named("replace-module"))
    let shut = ["read it out", "it is shut"]
    for word in shut + shut + ["unplugged", "unplugged", "new one is in"] {
      try #require(try floor.say(word), "\(word)")
    }
    return floor
  }

  private func prompt(_ known: ModuleForm?) throws -> Prompt {
    let floor = try floor()
    var situation = floor.situation
    situation.here.moduleForm = known
    let job = JobState.fold(situation)
    try #require(job.phase == .form)
    return job.prompt(nowMS: floor.nowMS)
  }

  private func known(
    _ number: String, in cage: ModuleCage?, plug: FaceType = FaceType(kind: .mpo12, polish: .apc)
  ) -> ModuleForm {
    let catalogue = OpticsCatalogue.standard
    return ModuleForm(
      partNumber: number, part: catalogue.module(number), optic: catalogue.optic(number),
      cage: cage, plug: plug)
  }

  @Test func `a module that fits by record`() throws {
    let prompt = try prompt(known("MMS4X00-NM", in: .switchOSFP))
    #expect(
      Array(prompt.lines.dropFirst().prefix(4)) == [
        "FITS: MMS4X00-NM", "CAGE OSFP fin, 2 ports, plug MPO-12 APC",
        "THIS OSFP fin, 2 ports, plug MPO-12 APC", "1 form is right  2 it does NOT fit",
      ])
    #expect(prompt.choices.first?.needs == [])
  }

  @Test func `what does not fit by record is said first, and yes to it needs a reason`() throws {
    let prompt = try prompt(known("MMS4X00-NM-FLT", in: .switchOSFP))
    #expect(
      Array(prompt.lines.dropFirst().prefix(3)) == [
        "DOES NOT FIT: MMS4X00-NM-FLT", "CAGE OSFP fin, 2 ports, plug MPO-12 APC",
        "THIS OSFP flat, 2 ports, plug MPO-12 APC",
      ])
    #expect(prompt.card.joined(separator: " ").contains("use MMS4X00-NM"), "\(prompt.card)")
    let right = try #require(prompt.choice(for: "1"))
    #expect(throws: ReplyError.self) { try right.facts(nowMS: 0, technician: "Raj") }
    var input = ReplyInput()
    input.text = "label says fins"
    let facts = try right.facts(input: input, nowMS: 0, technician: "Raj")
    #expect(
      facts == [.step(Step(name: "form", outcome: "right", reason: "label says fins"))])
  }

  @Test func `the technician's word is the truth`() throws {
    var floor = try floor()
    floor.record(
      [.step(Step(name: "form", outcome: "right", reason: "label says fins"))], step: "form")
    var situation = floor.situation
    situation.here.moduleForm = known("MMS4X00-NM-FLT", in: .switchOSFP)
    #expect(JobState.fold(situation).phase == .inspect(.port))
  }

  @Test func `what is not known is said as not known`() throws {
    for known in [nil, ModuleForm()] {
      #expect(
        Array(try prompt(known).lines.dropFirst().prefix(3)) == [
          "NOT KNOWN: compare with the one before", "CAGE and plug not known",
          "THIS ONE not known: read its label",
        ])
    }
    let lines = try prompt(known("OTHER-77", in: .adapterQSFP112, plug: FaceType())).lines
    #expect(
      Array(lines.dropFirst().prefix(3)) == [
        "NOT KNOWN: OTHER-77", "CAGE QSFP112/56/28, plug not known",
        "THIS ONE not known: read its label",
      ])
  }

  @Test func `whatever is known fits the screen, and no word is lost`() throws {
    let tops: [ModuleTop?] = [nil, .fin, .flat]
    let plugs = [FaceType()] + ConnectorKind.allCases.map { FaceType(kind: $0, polish: .upc) }
    let long = String(repeating: "X9", count: 30)
    for number in [long, "MMS4X00-NM-FLT", "MMA4Z00-NS400-T", "MMA1Z00-NS400"] {
      for cage in [nil] + ModuleCage.allCases {
        for (top, plug) in tops.flatMap({ top in plugs.map { (top, $0) } }) {
          let catalogue = OpticsCatalogue.standard
          let known = ModuleForm(
            partNumber: number, part: catalogue.module(number), optic: catalogue.optic(number),
            top: top, cage: cage, plug: plug)
          let prompt = try prompt(known)
          let lines = prompt.lines
          #expect(lines.count == 6, "\(lines)")
          #expect(lines.allSatisfy { Columns.count($0) <= 40 }, "\(lines)")
          #expect(lines[1].hasPrefix(known.verdict.rawValue), "\(lines)")
          #expect(lines[2].hasPrefix("CAGE") && lines[3].hasPrefix("THIS"), "\(lines)")
          #expect(prompt.card.count <= 6 && prompt.card.allSatisfy { Columns.count($0) <= 40 })
          #expect(prompt.card.joined().filter { $0 != " " }.contains(number), "\(prompt.card)")
        }
      }
    }
  }
}
