import Plant
import Testing

/// The catalogue as data: complete, consistent, and the site's word over it.
struct CatalogueTests {
  private let catalogue = OpticsCatalogue.standard

  @Test func `every name leads to one optic`() {
    let names = catalogue.optics.flatMap { [$0.name] + $0.aliases }.map { $0.lowercased() }
    #expect(Set(names).count == names.count)
    for optic in catalogue.optics {
      #expect(catalogue.optic(optic.name)?.name == optic.name)
      for alias in optic.aliases { #expect(catalogue.optic(alias)?.name == optic.name) }
    }
    #expect(catalogue.optic("400g dr4")?.name == "400GBASE-DR4")
    #expect(catalogue.optic("400GBASE-XX4") == nil)
    #expect(catalogue.similar(to: "400GBASE-SR").contains("400GBASE-SR4"))
    #expect(catalogue.similar(to: "").count <= 6)
  }

  @Test func `all rates from 100G to 1.6T are there`() {
    for name in [
      "100GBASE-SR4", "200GBASE-SR4", "400GBASE-SR8", "400GBASE-SR4.2", "400GBASE-SR4",
      "800GBASE-SR8", "100GBASE-SR1", "400GBASE-VR4", "800GBASE-VR8", "100GBASE-VR1",
      "400GBASE-DR4", "800GBASE-DR8", "100GBASE-DR", "400G-XDR4", "100GBASE-FR1",
      "800GBASE-DR8-2", "400GBASE-FR4", "1.6TBASE-DR8",
    ] { #expect(catalogue.optic(name) != nil, "\(name)") }
  }

  @Test func `numbers hang together`() {
    for optic in catalogue.optics {
      #expect(!optic.limits.isEmpty, "\(optic.name)")
      for limit in optic.limits {
        #expect(limit.grade.isMultimode == optic.band.isMultimode, "\(optic.name)")
        #expect(limit.reachMM.value > 0)
        #expect((limit.lossMilliDB?.value ?? 1) > 0)
        #expect(!limit.reachMM.source.isEmpty)
      }
      #expect(Set(optic.limits.map(\.grade)).count == optic.limits.count)
      if let least = optic.transmit.least, let most = optic.transmit.most {
        #expect(least.value < most.value)
      }
      if let sent = optic.transmit.least, let received = optic.receive.least {
        #expect(received.value < sent.value, "\(optic.name)")
      }
      if let most = optic.receive.most, let damage = optic.damageMilliDBm {
        #expect(most.value <= damage.value, "\(optic.name)")
      }
      for band in optic.wavelengthsPM {
        #expect((800_000...1_700_000).contains(band.lowerBound))
        #expect((800_000...1_700_000).contains(band.upperBound))
      }
      #expect(optic.face.kind == optic.layout.kind)
      #expect(optic.face.pins == (optic.layout.kind.isArray ? .pinned : nil))
    }
  }

  @Test(arguments: LaneLayout.allCases)
  func `lanes have a place of their own in both views`(_ layout: LaneLayout) {
    #expect(layout.transmitters.map(\.lane) == Array(1...layout.lanes))
    #expect(layout.receivers.map(\.lane) == Array(1...layout.lanes))
    for point in layout.transmitters + layout.receivers {
      #expect(layout.kind.hasFibre(at: point.plug))
      #expect(layout.kind.otherView(of: point.plug) == point.receptacle)
    }
    let transmit = Set(layout.transmitters.map(\.plug))
    let receive = Set(layout.receivers.map(\.plug))
    #expect(transmit.count == layout.lanes)
    #expect(receive.count == layout.lanes)
    #expect(transmit.isDisjoint(with: receive) == (layout != .bidi4))
  }

  @Test func `what the technician sees of SR4, DR4 and SR8 is as the sheet says`() {
    #expect(LaneLayout.parallel4.transmitters.map(\.plug) == [12, 11, 10, 9])
    #expect(LaneLayout.parallel4.receivers.map(\.plug) == [1, 2, 3, 4])
    #expect(LaneLayout.parallel4.transmitters.map(\.receptacle) == [1, 2, 3, 4])
    #expect(LaneLayout.parallel4.usedPlugPositions == [1, 2, 3, 4, 9, 10, 11, 12])
    #expect(LaneLayout.parallel8.transmitters.map(\.plug) == (9...16).reversed())
    #expect(LaneLayout.parallel8.receivers.map(\.plug) == Array(1...8))
    #expect(LaneLayout.twoRowDual.receivers.map(\.receptacle) == [24, 23, 22, 21, 12, 11, 10, 9])
    #expect(LaneLayout.twoRowSplit.transmitters.map(\.receptacle) == Array(3...10))
  }

  @Test func `polish and pins follow the generation`() throws {
    for (name, polish) in [
      ("100GBASE-SR4", Polish.upc), ("200GBASE-SR4", .upc), ("400GBASE-SR4", .apc),
      ("400GBASE-SR8", .apc), ("400GBASE-DR4", .apc), ("800GBASE-SR8", .apc),
      ("400GBASE-FR4", .upc),
    ] { #expect(try Plain.named(name).face.polish == polish, "\(name)") }
  }

  @Test func `the site's number stands over the catalogue's, and names the site`() throws {
    let ruled = try catalogue.applying([
      OpticOverride(optic: "400G-SR4", field: .reach(.om4), value: 50_000, source: "site 12"),
      OpticOverride(optic: "400G-SR4", field: .loss(.om4), value: 1_500, source: "site 12"),
      OpticOverride(optic: "400G-SR4", field: .receiveLeast, value: -6_000, source: "site 12"),
      OpticOverride(optic: "400GBASE-DR4", field: .reach(.om4), value: 1, source: "site 12"),
    ])
    let optic = try #require(ruled.optic("400GBASE-SR4"))
    #expect(optic.limit(.om4)?.reachMM == Sourced(50_000, "site 12", .site))
    #expect(optic.limit(.om4)?.lossMilliDB?.value == 1_500)
    #expect(optic.receive.least?.value == -6_000)
    #expect(optic.limit(.om3)?.reachMM.value == 60_000)
    #expect(ruled.optic("400GBASE-DR4")?.limits.count == 3)
    #expect(catalogue.optic("400GBASE-SR4")?.limit(.om4)?.reachMM.value == 100_000)
  }

  @Test(arguments: [
    OpticOverride(optic: "nosuch", field: .damage, value: 0, source: "x"),
    OpticOverride(optic: "400G-SR4", field: .reach(.om4), value: 0, source: "x"),
    OpticOverride(optic: "400G-SR4", field: .loss(.om4), value: Int64.max, source: "x"),
    OpticOverride(optic: "400G-SR4", field: .damage, value: Int64.min, source: "x"),
    OpticOverride(optic: "400G-SR4", field: .loss(.os2), value: 100, source: "x"),
  ])
  func `a number that cannot be is refused, and nothing is applied`(_ override: OpticOverride) {
    let error = #expect(throws: OpticOverrideError.self) { try catalogue.applying([override]) }
    #expect(error?.sentence.isEmpty == false)
  }

  @Test func `modules fit the cages they are made for`() throws {
    func part(_ number: String) throws -> ModulePart {
      try #require(catalogue.module(number), "\(number)")
    }
    let fin = try part("MMA4Z00-NS")
    #expect(fin.cages == [.switchOSFP])
    #expect(fin.misfit(in: .systemOSFP) == .top(needs: .flat))
    #expect(try part("MMA4Z00-NS-FLT").cages == [.systemOSFP])
    #expect(try part("MMA4Z00-NS400").cages == [.adapterOSFP])
    #expect(ModuleCage.of(model: "MCX75310AAS-NEAT") == .adapterOSFP)
    #expect(ModuleCage.of(model: "MCX755106AS-HEAT") == .adapterQSFP112)
    #expect(try part("MMA4Z00-NS400").misfit(in: .systemOSFP) == .ports(needs: 2))
    #expect(try part("MMA1Z00-NS400").cages == [.adapterQSFP112])
    #expect(try part("MMA1T00-VS").cages == [.adapterQSFP112, .switchQSFPDD, .qsfp56])
    for module in catalogue.modules {
      #expect(catalogue.optic(module.opticName) != nil, "\(module.partNumber)")
      #expect(!module.cages.isEmpty, "\(module.partNumber)")
      #expect((module.formFactor == .osfp) == (module.top != nil))
    }
    #expect(ModuleCage.of(model: "MQM9700-NS2F") == .switchOSFP)
    #expect(ModuleCage.of(model: "DGX H100") == .systemOSFP)
    #expect(ModuleCage.of(model: "toaster") == nil)
    let finding = try #require(
      CageCheck.fit(fin, in: .systemOSFP, at: .near, "dgx-07 cage 2"))
    #expect(finding.code == .moduleCage)
    #expect(finding.fix.contains("-FLT"))
    #expect(CageCheck.fit(fin, in: .switchOSFP, at: .near, "S1-L3 25") == nil)
  }

  @Test func `cables with fixed modules are known by how their number begins`() {
    #expect(catalogue.sealedCable("MCP4Y10-N001")?.medium == .dac)
    #expect(catalogue.sealedCable("mfs1s00-h010e")?.medium == .aoc)
    #expect(catalogue.sealedCable("MFP7E10-N010") == nil)
    #expect(catalogue.optic("MFS1S00-H010E") == nil)
  }
}
