import Plant
import TestSupport
import Testing

/// A plan is looked at in portions, which a program may share out among its threads.
@Suite struct `A plan in portions` {
  private static let links = 1_300

  private static func id(_ kind: UInt8, _ number: Int) -> ThingID {
    let bytes = withUnsafeBytes(of: UInt64(number).bigEndian) { Array($0) }
    return ThingID(bytes: [kind, 0, 0, 0, 0, 0, 0, 0] + bytes) ?? .zero
  }

  /// Pairs of ports joined by a cord; some cords are of the wrong type, of none, lie about or are in
  /// each other's port.
  private static func plan(_ random: inout RepeatableRandom) -> Fabric {
    var fabric = Fabric()
    var ends: [(far: Int, polarity: PolarityWord?)] = (0..<links).map { ($0, .b) }
    for number in ends.indices {
      switch Int.random(in: 0..<12, using: &random) {
      case 0: ends[number].polarity = .a
      case 1: ends[number].polarity = nil
      case 2: ends[number].far = -1
      case 3:
        let other = Int.random(in: 0..<links, using: &random)
        (ends[number].far, ends[other].far) = (ends[other].far, ends[number].far)
      default: break
      }
    }
    fabric.add(Device(id: id(1, 0), name: "D"))
    for (number, end) in ends.enumerated() {
      for (side, place) in [(0, number), (1, links + number)] {
        fabric.add(FabricModule(id: id(2, place), label: "M\(place)", partNumber: "MMA4Z00-NS400"))
        fabric.add(
          FabricPort(
            id: id(3, place), device: id(1, 0), label: "D:\(side)/\(number)", module: id(2, place),
            rank: 2 * number + side))
      }
      fabric.add(
        FabricLink(
          id: id(4, number), portA: id(3, number), portB: id(3, links + number), medium: .fibre))
      fabric.add(
        Cable(
          id: id(5, number), kind: .cord, serial: "C\(number)", grade: .om4,
          polarity: end.polarity, lengthMM: 3_000, link: id(4, number)))
      let far = end.far < 0 ? nil : Subject(kind: .port, id: id(3, links + end.far))
      for (side, place) in [(CableSide.a, Subject(kind: .port, id: id(3, number))), (.b, far)] {
        fabric.add(
          CableEnd(
            id: id(side == .a ? 6 : 7, number), cable: id(5, number), side: side,
            face: FaceType(kind: .mpo12, pins: .unpinned, polish: .apc), place: place))
      }
    }
    fabric.sortLinks()
    return fabric
  }

  @Test(arguments: UInt64(0)..<3)
  func `the last portion first is the same check`(seed: UInt64) {
    var random = RepeatableRandom(seed: seed)
    let fabric = Self.plan(&random)
    let one = PlanChecker.check(fabric, .standard)
    let other = PlanChecker.check(fabric, .standard) { count, look in
      #expect(count > 1, "seed \(seed)")
      return (0..<count).reversed().map(look).reversed()
    }
    #expect(one.links == Self.links && one.links == other.links, "seed \(seed)")
    #expect(!one.failed.isEmpty && one.failed == other.failed, "seed \(seed)")
    #expect(!one.cannot.isEmpty && one.cannot == other.cannot, "seed \(seed)")
    #expect(one.partly == other.partly && one.judged == other.judged, "seed \(seed)")
    #expect(one.good == other.good && one.failedLinks == other.failedLinks, "seed \(seed)")
  }

  @Test(arguments: UInt64(0)..<3)
  func `the links one by one are the links together`(seed: UInt64) {
    var random = RepeatableRandom(seed: seed)
    let fabric = Self.plan(&random)
    let whole = PlanChecker.check(fabric, .standard)
    let some = fabric.links.filter { _ in Int.random(in: 0..<20, using: &random) == 0 }
    for link in some {
      let label = fabric.label(of: link)
      let alone = PlanChecker.check(fabric, .standard, only: [link.id])
      #expect(
        Set(alone.failed) == Set(whole.failed.filter { $0.links.contains(label) }), "seed \(seed)")
      #expect(alone.cannot == whole.cannot.filter { $0.link == label }, "seed \(seed)")
    }
  }

  @Test(arguments: UInt64(0)..<3)
  func `things are found by their ids, whatever ids somebody chose`(seed: UInt64) {
    var random = RepeatableRandom(seed: seed)
    var fabric = Fabric()
    var known: [ThingID: Device] = [:]
    for number in 0..<2_000 {
      var bytes = [UInt8](repeating: 0, count: 16)
      for _ in 0..<Int.random(in: 0...3, using: &random) {
        bytes[Int.random(in: 0..<16, using: &random)] = UInt8.random(in: 0...9, using: &random)
      }
      let device = Device(id: ThingID(bytes: bytes) ?? .zero, name: "D\(number)")
      known[device.id] = device
      fabric.add(device)
    }
    #expect(Set(fabric.devices.keys) == Set(known.keys), "seed \(seed)")
    #expect(fabric.devices.values.count == known.count, "seed \(seed)")
    for (id, device) in known { #expect(fabric.devices[id] == device, "seed \(seed)") }
    #expect(fabric.devices[ThingID(bytes: [UInt8](repeating: 255, count: 16)) ?? .zero] == nil)
  }
}
