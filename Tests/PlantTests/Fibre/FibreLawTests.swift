import Plant
import TestSupport
import Testing

/// The laws of the algebra, on random parts and channels.
struct FibreLawTests {
  static let seeds: [UInt64] = Array(1...40)

  @Test(arguments: seeds) func `putting parts together is associative`(_ seed: UInt64) throws {
    print("seed \(seed)")
    var random = RepeatableRandom(seed: seed)
    for _ in 0..<10 {
      let kinds = (0..<4).map { _ in RandomParts.connectors(&random) }
      let maps = try zip(kinds, kinds.dropFirst()).map {
        try RandomParts.map(from: $0, to: $1, &random)
      }
      let left = try maps[0].then(maps[1]).then(maps[2])
      let right = try maps[0].then(try maps[1].then(maps[2]))
      #expect(left == right)
    }
  }

  @Test(arguments: seeds) func `a part turned round is its inverse`(_ seed: UInt64) throws {
    print("seed \(seed)")
    var random = RepeatableRandom(seed: seed)
    for _ in 0..<10 {
      let kinds = (0..<3).map { _ in RandomParts.connectors(&random) }
      let one = try RandomParts.map(from: kinds[0], to: kinds[1], &random)
      let two = try RandomParts.map(from: kinds[1], to: kinds[2], &random)
      #expect(one.inverse.inverse == one)
      #expect(try one.then(two).inverse == two.inverse.then(one.inverse))
      let there = try one.then(one.inverse)
      for pair in there.pairs { #expect(pair.near == pair.far) }
      #expect(there.pairs.count == one.pairs.count)
      #expect(try FibreMap.identity(kinds[0]).then(one) == one)
      #expect(try one.then(FibreMap.identity(kinds[1])) == one)
      for pair in one.pairs {
        #expect(one.otherEnd(of: pair.near, from: .near) == pair.far)
        #expect(one.otherEnd(of: pair.far, from: .far) == pair.near)
      }
    }
  }

  @Test(arguments: OneRowConnector.allCases)
  func `two cables of type B, or of type C, are none`(_ connector: OneRowConnector) throws {
    let none = try FibreMap.identity([connector.kind])
    func cable(_ polarity: CablePolarity) -> FibreMap {
      PartDesign.cable(polarity, connector).map
    }
    for polarity in CablePolarity.allCases {
      #expect(try cable(polarity).then(cable(polarity)) == none)
    }
    #expect(cable(.a) == none)
    #expect(try cable(.b).then(cable(.c)) == cable(.c).then(cable(.b)))
  }

  @Test func `both views of a position lead back to it, and change nothing about polarity`() {
    for kind in ConnectorKind.allCases {
      for position in 1...kind.positions {
        #expect(kind.otherView(of: position).flatMap(kind.otherView) == position)
      }
      #expect(kind.otherView(of: 0) == nil)
      #expect(kind.otherView(of: kind.positions + 1) == nil)
    }
    for connector in OneRowConnector.allCases {
      for polarity in CablePolarity.allCases {
        for position in connector.kind.filled {
          let mirrored = connector.kind.otherView(of: position).flatMap {
            polarity.farPosition(of: $0, in: connector)
          }
          #expect(
            mirrored.flatMap(connector.kind.otherView)
              == polarity.farPosition(of: position, in: connector))
        }
      }
    }
  }

  @Test(arguments: seeds)
  func `the parity rule and the walk of every lane agree`(_ seed: UInt64) throws {
    print("seed \(seed)")
    var random = RepeatableRandom(seed: seed)
    for _ in 0..<25 {
      let letters = RandomParts.recipe(&random)
      let recipe = try ChannelRecipe(letters)
      let connector = [ConnectorKind.mpo8, .mpo12, .mpo16].randomElement(using: &random) ?? .mpo12
      let channel = try recipe.channel(try #require(RecipeSetting(connector)))
      let reversals = letters.filter { "Bb".contains($0) }.count
      let exchanges = letters.filter { $0 == "C" }.count
      let verdict = LinkJudge().judge(channel).verdict
      let expected: String =
        switch (reversals % 2, exchanges % 2) {
        case (1, 0): "good"
        case (1, _): "crossed"
        default: "dark"
        }
      #expect(verdict.code == expected, "\(letters) on \(connector)")
      let table = Permutation(letters, kind: connector)
      #expect(channel.endMap?.map(\.far) == connector.filled.map { table.image[$0 - 1] })
    }
  }

  @Test(arguments: seeds) func `a channel turned round is its inverse`(_ seed: UInt64) throws {
    print("seed \(seed)")
    var random = RepeatableRandom(seed: seed)
    for _ in 0..<10 {
      let channel = try RandomParts.channel(&random)
      let turned = channel.reversed
      #expect(turned.reversed == channel)
      #expect(turned.count == channel.count)
      for position in 1...12 {
        #expect(
          Self.end(channel.arrival(from: .far, plug: position))
            == Self.end(turned.arrival(from: .near, plug: position)))
        guard case .port(let far) = channel.arrival(from: .near, plug: position) else { continue }
        #expect(channel.arrival(from: .far, plug: far) == .port(position))
      }
      #expect(
        LinkJudge().judge(channel).verdict.code == LinkJudge().judge(turned).verdict.code)
    }
  }

  @Test(arguments: seeds) func `a ride passes every joint and ends where the walk ends`(
    _ seed: UInt64
  )
    throws
  {
    print("seed \(seed)")
    var random = RepeatableRandom(seed: seed)
    for _ in 0..<10 {
      let channel = try RandomParts.channel(&random)
      for end in ChannelEnd.allCases {
        for position in 1...12 {
          let ride = channel.ride(from: end, plug: position)
          #expect(ride.arrival == channel.arrival(from: end, plug: position))
          guard case .port(let last) = ride.arrival else { continue }
          #expect(ride.passages.count == channel.jointCount)
          #expect(ride.passages.last?.nearFace?.plug == last)
          let joints = ride.passages.map(\.joint)
          #expect(joints == (end == .near ? joints.sorted() : joints.sorted(by: >)))
          let back = channel.ride(from: end.other, plug: last)
          #expect(back.passages.reversed() == ride.passages)
        }
      }
    }
  }

  @Test(arguments: seeds)
  func `one wrong part is among the fixes, and every fix mends`(_ seed: UInt64) throws {
    print("seed \(seed)")
    var random = RepeatableRandom(seed: seed)
    let judge = LinkJudge()
    for _ in 0..<6 {
      let good = try RandomParts.goodChannel(&random)
      guard let change = DesignChange.all(in: good).randomElement(using: &random),
        let broken = good.changing(change), !judge.judge(broken).verdict.isGood
      else { continue }
      let fixes = judge.fixes(for: broken)
      #expect(!fixes.isEmpty)
      #expect(fixes.contains { $0.count == 1 && broken.changing($0[0]) == good })
      for fix in fixes {
        #expect(broken.changing(fix).map { judge.judge($0).verdict } == .good)
      }
    }
  }

  private static func end(_ arrival: LightArrival) -> Int? {
    if case .port(let position) = arrival { return position }
    return nil
  }
}
