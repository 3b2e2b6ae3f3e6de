import Plant
import Testing

/// Published and worked-out losses, by number: L1 to L15.
struct LossVectorTests {
  struct Vector: CustomTestStringConvertible {
    var name: String
    var setup: LossSetup
    var limitMilliDB: Int
    var testDescription: String { name }
  }

  static let vectors: [Vector] = {
    do {
      return [
        Vector(
          name: "L1",
          setup: try LossSetup(
            grade: .om3, lengthMM: 842_000, attenuationMilliDBPerKM: 3_500, midJoints: 2,
            midGrade: .own(milliDB: 450), splices: 1, spliceMilliDB: 200, endGrade: .iso),
          limitMilliDB: 4_647),
        Vector(
          name: "L2",
          setup: try LossSetup(
            grade: .om3, lengthMM: 842_000, attenuationMilliDBPerKM: 3_500, midJoints: 2,
            midGrade: .own(milliDB: 450), splices: 1, spliceMilliDB: 200),
          limitMilliDB: 5_547),
        Vector(
          name: "L6", setup: try LossSetup(grade: .om4, lengthMM: 40_000), limitMilliDB: 1_620),
        Vector(
          name: "L7",
          setup: try LossSetup(grade: .om4, lengthMM: 40_000, endGrade: .referenceE),
          limitMilliDB: 1_120),
        Vector(
          name: "L8",
          setup: try LossSetup(grade: .om4, lengthMM: 40_000, endGrade: .referenceD),
          limitMilliDB: 720),
        Vector(
          name: "L9",
          setup: try LossSetup(
            grade: .om4, lengthMM: 50_000, midJoints: 2, midGrade: .nvidia,
            reference: .threeJumper), limitMilliDB: 850),
        Vector(
          name: "L10",
          setup: try LossSetup(
            grade: .om4, lengthMM: 50_000, midJoints: 4, midGrade: .lowLoss,
            reference: .threeJumper), limitMilliDB: 1_550),
        Vector(
          name: "L11",
          setup: try LossSetup(
            grade: .om4, lengthMM: 40_000, midJoints: 2, midGrade: .lowLoss,
            endGrade: .referenceE), limitMilliDB: 1_820),
        Vector(
          name: "L12",
          setup: try LossSetup(
            grade: .os2, lengthMM: 300_000, midJoints: 2, midGrade: .lowLoss,
            endGrade: .referenceE), limitMilliDB: 1_820),
        Vector(
          name: "L13", setup: try LossSetup(grade: .os2, lengthMM: 300_000, midJoints: 2),
          limitMilliDB: 3_120),
        Vector(
          name: "L15 2-jumper",
          setup: try LossSetup(grade: .om4, lengthMM: 40_000, reference: .twoJumper),
          limitMilliDB: 870),
        Vector(
          name: "L15 3-jumper",
          setup: try LossSetup(grade: .om4, lengthMM: 40_000, reference: .threeJumper),
          limitMilliDB: 120),
      ]
    } catch {
      return []
    }
  }()

  @Test func `all were made`() {
    #expect(Self.vectors.count == 12)
  }

  @Test(arguments: vectors) func `adds up as published`(_ vector: Vector) {
    #expect(vector.setup.limitMilliDB == vector.limitMilliDB)
    #expect(vector.setup.parts.reduce(0) { $0 + $1.milliDB } == vector.limitMilliDB)
  }

  @Test(arguments: [
    ("400GBASE-SR8", FibreGrade.om3, 70, 1_800), ("400GBASE-SR8", .om4, 100, 1_900),
    ("400GBASE-SR4.2", .om3, 70, 1_700), ("400GBASE-SR4.2", .om4, 100, 1_800),
    ("400GBASE-SR4.2", .om5, 150, 2_000), ("800GBASE-DR8", .os2, 500, 3_000),
    ("800GBASE-DR8", .os1a, 250, 3_000),
  ])
  func `L3 to L5 are in the catalogue`(
    _ name: String, _ grade: FibreGrade, _ metres: Int64, _ milliDB: Int
  ) throws {
    let limit = try #require(try Plain.named(name).limit(grade))
    #expect(limit.reachMM.value == metres * 1_000)
    #expect(limit.lossMilliDB?.value == milliDB)
    #expect(limit.lossMilliDB?.source.contains("FOTC") == true)
  }

  @Test func `L5 what joints may lose is the rest over both fibres`() throws {
    for (grade, metres, rate) in [(FibreGrade.os2, Int64(500), 500), (.os1a, 250, 1_000)] {
      let fibre = try LossSetup(
        grade: grade, lengthMM: metres * 1_000, attenuationMilliDBPerKM: rate,
        reference: .threeJumper)
      #expect(fibre.limitMilliDB + 2_750 == 3_000)
    }
  }

  @Test func `L9 leaves 0.95 dB of a 100G lane over OM4`() throws {
    let setup = Self.vectors[5].setup
    let verdict = try #require(
      LossVerdict(setup, optic: try Plain.named("400GBASE-SR4"), measuredMilliDB: nil))
    #expect(verdict.word == .pass)
    #expect(verdict.applicationMarginMilliDB == 950)
  }

  @Test func `L12 passes and L13 would pass its own test but not carry DR4`() throws {
    let optic = try Plain.named("400GBASE-DR4")
    let twelve = try #require(
      LossVerdict(Self.vectors[8].setup, optic: optic, measuredMilliDB: nil))
    #expect(twelve.word == .pass)
    let thirteen = Self.vectors[9].setup
    let planned = try #require(LossVerdict(thirteen, optic: optic, measuredMilliDB: nil))
    #expect(planned.word == .fail)
    #expect(planned.reasons == [.overApplication])
    let measured = try #require(LossVerdict(thirteen, optic: optic, measuredMilliDB: 3_100))
    #expect(measured.limitMarginMilliDB == 20)
    #expect(measured.applicationMarginMilliDB == -100)
    #expect(measured.marginMilliDB == -100)
    #expect(measured.word == .fail)
  }

  @Test func `L14 a short reach fails whatever was measured`() throws {
    let setup = try LossSetup(grade: .om3, lengthMM: 70_000)
    for reading in [0, 100, 1_700] {
      let verdict = try #require(
        LossVerdict(
          setup, optic: try Plain.named("400GBASE-SR4"), measuredMilliDB: reading))
      #expect(verdict.reasons.contains(.tooLong))
      #expect(verdict.word == .fail)
    }
  }

  @Test func `a loss below nothing is a bad reference, not a pass`() throws {
    let setup = try LossSetup(grade: .om4, lengthMM: 40_000)
    let verdict = try #require(LossVerdict(setup, optic: nil, measuredMilliDB: -120))
    #expect(verdict.word == .cannot)
    #expect(verdict.reasons == [.badReference])
  }

  @Test func `an optic without a published limit is not passed by silence`() throws {
    let setup = try LossSetup(grade: .om5, lengthMM: 40_000)
    let optic = try Plain.named("NVIDIA-400G-SR4")
    #expect(LossVerdict(setup, optic: optic, measuredMilliDB: nil)?.word == .cannot)
    #expect(LossVerdict(setup, optic: optic, measuredMilliDB: 99_000)?.word == .fail)
    let wrong = try LossSetup(grade: .os2, lengthMM: 40_000)
    #expect(
      LossVerdict(wrong, optic: optic, measuredMilliDB: 100)?.reasons == [.wrongFibre])
  }

  @Test(arguments: [Int64.min, -1, 0, 100_000_001, Int64.max])
  func `a length nobody has is named`(_ lengthMM: Int64) {
    #expect(throws: LossSetupError.self) { try LossSetup(grade: .om4, lengthMM: lengthMM) }
  }

  @Test(arguments: [Int.min, -1, 20_001, Int.max])
  func `a loss nobody has is named`(_ milliDB: Int) {
    #expect(throws: LossSetupError.self) {
      try LossSetup(grade: .om4, lengthMM: 1_000, midGrade: .own(milliDB: milliDB))
    }
    #expect(throws: LossSetupError.self) {
      try LossSetup(grade: .om4, lengthMM: 1_000, midJoints: milliDB)
    }
  }
}
