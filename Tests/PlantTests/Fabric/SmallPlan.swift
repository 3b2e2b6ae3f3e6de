import Plant

/// A plan put together by hand: ports, cords, panels, trunks, in words.
struct SmallPlan {
  private(set) var fabric = Fabric()
  private var numbers: [String: UInt8] = [:]

  /// An id of one's own for each name.
  mutating func id(_ name: String) -> ThingID {
    let number = numbers[name] ?? UInt8(numbers.count + 1)
    numbers[name] = number
    return ThingID(bytes: [UInt8](repeating: 0, count: 14) + [0xAB, number]) ?? .zero
  }

  /// A port of a device, named `DEVICE:PORT`, with a module of its own unless it is nil.
  mutating func port(
    _ label: String, module part: String? = "MMA4Z00-NS", cage: String? = nil, connector: Int = 1,
    model: String? = nil
  ) {
    let name = String(label.prefix { $0 != ":" })
    let device = id(name)
    fabric.add(Device(id: device, name: name, model: model))
    let holder = cage.map { "module of \(name) \($0)" } ?? "module of \(label)"
    let module = part.map { _ in id(holder) }
    fabric.add(
      FabricPort(
        id: id(label), device: device, label: label, cage: cage, connector: connector,
        module: module, rank: numbers.count))
    if let part, let module {
      fabric.add(FabricModule(id: module, label: holder, partNumber: part))
    }
  }

  mutating func link(_ a: String, _ b: String, medium: Medium? = .fibre) {
    let ids = [id(a), id(b)].sorted()
    fabric.add(
      FabricLink(id: id("\(a) > \(b)"), portA: ids[0], portB: ids[1], medium: medium))
  }

  mutating func position(
    _ name: String, _ adapter: PositionAdapter? = .opposed, kind: ConnectorKind = .mpo12,
    cassette: String? = nil, port: String? = nil
  ) {
    let panel = id(String(name.prefix { $0 != ":" }))
    fabric.add(
      PanelPosition(
        id: id(name), panel: panel, label: name, adapter: adapter, kind: kind,
        cassette: cassette.map { id($0) }, cassettePort: port))
  }

  mutating func cassette(_ name: String, _ map: Cassette.Map?) {
    fabric.add(Cassette(id: id(name), label: name, map: map))
  }

  /// A cable from a place to a place, nil where an end lies about; without ends if `leg` is nil.
  mutating func cable(
    _ name: String, _ leg: (String?, String?)?, kind: CableKind = .cord,
    polarity: PolarityWord? = .b, serves: (String, String)? = nil, grade: FibreGrade? = .om4,
    lengthMM: Int64? = 3_000, connector: ConnectorKind = .mpo12, pins: Pins? = .unpinned,
    polish: Polish? = .apc
  ) {
    fabric.add(
      Cable(
        id: id(name), kind: kind, serial: name, grade: grade, polarity: polarity,
        lengthMM: lengthMM, link: serves.map { id("\($0.0) > \($0.1)") }))
    guard let leg else { return }
    for (side, place) in [(CableSide.a, leg.0), (.b, leg.1)] {
      end(name, side, 1, connector, place, pins: pins, polish: polish)
    }
  }

  mutating func end(
    _ cable: String, _ side: CableSide, _ leg: Int, _ kind: ConnectorKind, _ place: String?,
    pins: Pins? = .unpinned, polish: Polish? = .apc
  ) {
    let subject = place.map { name in
      Subject(
        kind: fabric.ports[id(name)] == nil ? .panelPosition : .port, id: id(name))
    }
    fabric.add(
      CableEnd(
        id: id("\(cable) \(side) \(leg)"), cable: id(cable), side: side, leg: leg,
        face: FaceType(kind: kind, pins: pins, polish: polish),
        state: place == nil ? .coiled : .landed, place: subject))
  }

  mutating func breakFibre(_ fibre: Int, of cable: String, leg: Int) {
    fabric.addBroken(fibre: fibre, of: id(cable), leg: leg)
  }

  mutating func write(_ fibre: WrittenFibre, of part: String) { fabric.add(fibre, of: id(part)) }

  /// Says that a module's record has another face than its optic.
  mutating func setFace(_ face: FaceType, ofModuleIn label: String) {
    guard let id = fabric.ports[id(label)]?.module, var module = fabric.modules[id] else { return }
    module.face = face
    fabric.add(module)
  }

  func check(_ policies: [(name: String, value: String)] = []) -> PlanCheck {
    PlanChecker.check(fabric, SiteRules(policies: policies))
  }
}

extension SmallPlan {
  /// Hosts and leaves, each pair joined by cord, panel, leg of a trunk, panel, cord; all of type B.
  ///
  /// - Parameters:
  ///   - swapping: the near cords of the first two links are in each other's position.
  ///   - pins: what the first near cord has at both ends.
  static func pairs(
    _ count: Int, swapping: Bool = false, trunk: PolarityWord? = .b, pins: Pins = .unpinned,
    cord: PolarityWord? = .b
  ) -> SmallPlan {
    var plan = SmallPlan()
    var legs: [(String?, String?)] = []
    for number in 1...count {
      plan.port("H\(number):1", module: "MMA4Z00-NS400")
      plan.port("L1:\(number)")
      plan.position("PA:\(number)")
      plan.position("PB:\(number)")
      plan.link("H\(number):1", "L1:\(number)")
      legs.append(("PA:\(number)", "PB:\(number)"))
    }
    for number in 1...count {
      let link = ("H\(number):1", "L1:\(number)")
      let other = swapping && number <= 2 ? 3 - number : number
      plan.cable(
        "N\(number)", ("H\(number):1", "PA:\(other)"), polarity: number == 1 ? cord : .b,
        serves: link,
        pins: number == 1 ? pins : .unpinned)
      plan.cable("F\(number)", ("L1:\(number)", "PB:\(number)"), serves: link)
    }
    plan.trunk("T1", trunk, legs)
    return plan
  }

  mutating func trunk(
    _ name: String, _ polarity: PolarityWord?, _ legs: [(String?, String?)],
    grade: FibreGrade = .om4
  ) {
    fabric.add(
      Cable(
        id: id(name), kind: .trunk, serial: name, grade: grade, polarity: polarity,
        lengthMM: 20_000))
    for (number, leg) in legs.enumerated() {
      end(name, .a, number + 1, .mpo12, leg.0, pins: .pinned)
      end(name, .b, number + 1, .mpo12, leg.1, pins: .pinned)
    }
  }
}
