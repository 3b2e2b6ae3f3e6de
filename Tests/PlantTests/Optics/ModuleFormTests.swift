import Plant
import Testing

/// What the record knows of a module's form.
struct ModuleFormTests {
  private let catalogue = OpticsCatalogue.standard

  private func form(
    _ number: String?, in cage: ModuleCage?, top: ModuleTop? = nil, connectors: Int? = nil,
    plug: FaceType = FaceType()
  ) -> ModuleForm {
    ModuleForm(
      partNumber: number, part: number.flatMap(catalogue.module),
      optic: number.flatMap(catalogue.optic), top: top, connectors: connectors, cage: cage,
      plug: plug)
  }

  @Test func `a module of the catalogue fits the cages that take it, and no other`() {
    for part in catalogue.modules {
      for cage in ModuleCage.allCases {
        let known = form(part.partNumber, in: cage)
        let fits = part.misfit(in: cage) == nil
        #expect(known.verdict == (fits ? .fits : .misfits), "\(part.partNumber) in \(cage)")
        #expect(known.faults(at: "S1-L3:25/1").isEmpty == fits)
      }
    }
  }

  @Test func `what would fit instead is named`() {
    let faults = form("MMS4X00-NM-FLT", in: .switchOSFP).faults(at: "S1-L3:25/1")
    #expect(faults.count == 2)
    #expect(faults.first?.contains("flat top, the cage needs fins") == true, "\(faults)")
    #expect(faults.last == "use MMS4X00-NM")
  }

  @Test func `what is not known is no verdict`() {
    #expect(form(nil, in: .switchOSFP).verdict == .notKnown)
    #expect(form(nil, in: .switchOSFP).isUnknownModule)
    #expect(form("MMS4X00-NM", in: nil).verdict == .notKnown)
    #expect(form("OTHER-1", in: .switchOSFP).verdict == .notKnown)
    // The right top alone is no shell.
    #expect(form("OTHER-1", in: .switchOSFP, top: .fin, connectors: 2).verdict == .notKnown)
  }

  @Test func `one thing that does not fit is enough`() {
    #expect(form("OTHER-1", in: .switchOSFP, top: .flat).verdict == .misfits)
    #expect(form("OTHER-1", in: .adapterOSFP, connectors: 2).verdict == .misfits)
    #expect(form("OTHER-1", in: .adapterOSFP, connectors: 2).faults(at: "dgx-1:p1").count == 1)
  }

  @Test func `what is recorded of the module itself stands over its kind`() {
    #expect(form("MMS4X00-NM", in: .switchOSFP, top: .flat).verdict == .misfits)
    #expect(form("MMS4X00-NM-FLT", in: .switchOSFP, top: .fin).verdict == .fits)
    // A shell of which there is only one kind has no top to tell of.
    #expect(form("MMA1Z00-NS400", in: .adapterQSFP112, top: .fin).top == nil)
  }

  @Test(arguments: [
    (FaceType(kind: .mpo12, pins: .unpinned, polish: .apc), FitVerdict.fits),
    (FaceType(kind: .mpo8), .fits), (FaceType(), .fits), (FaceType(kind: .lc), .misfits),
    (FaceType(kind: .mpo16, polish: .apc), .misfits),
    (FaceType(kind: .mpo12, polish: .upc), .misfits),
    (FaceType(kind: .mpo12, pins: .pinned, polish: .apc), .misfits),
  ])
  func `the plug has to go in too`(_ plug: FaceType, _ verdict: FitVerdict) {
    let known = form("MMS4X00-NM", in: .switchOSFP, plug: plug)
    #expect(known.verdict == verdict)
    #expect(known.faults(at: "S1-L3:25/1").isEmpty == (verdict == .fits))
  }
}
