import Guide
import Plant
import Testing

struct SaidElsewhereTests {
  private let steps = Shipped.named("replace-module").coverage(of: .cage)

  /// What a job that changes the module of a cage said about the other port, and about the job's own.
  private func said(_ words: [String], extraCage: Bool = false) throws -> (
    other: [Fact], third: [Fact], all: [Fact]
  ) {
    var floor = JobFloor(Shipped.named("replace-module"), extraCage: extraCage)
    for word in words { try #require(try floor.say(word), "\(word)") }
    func about(_ port: ThingID) -> [Fact] {
      SaidElsewhere.facts(of: Floor.job, about: port, in: floor.facts, steps: steps)
    }
    return (about(Floor.neighbourPort), about(JobFloor.thirdPort), floor.facts)
  }

  private func ports(_ facts: [Fact]) -> [String] {
    facts.map { fact in
      switch fact.body {
      case .ask(let ask): "ask \(ask.text.contains("25/2") ? "25/2" : "another")"
      case .answer(let answer): "answer \(answer.about.rawValue) \(answer.outcome.rawValue)"
      default: "else"
      }
    }
  }

  @Test func `questions and answers about the job's own port are not the other's`() throws {
    let both = try said(["read it out", "it is shut", "read it out", "it is shut"])
    #expect(ports(both.other) == ["ask 25/2", "answer dark yes"])
    let own = try said(["read it out", "it is shut", "read it out"])
    #expect(ports(own.other) == ["ask 25/2"])
  }

  @Test func `of several other ports a question is about the one its answer shut`() throws {
    let words = ["read it out", "it is shut"]
    let shut = try said(words + words + words, extraCage: true)
    #expect(ports(shut.other) == ["ask 25/2", "answer dark yes"])
    #expect(ports(shut.third) == ["ask another", "answer dark yes"])
  }

  @Test func `of several other ports an answer that shut none is about the one that was named`()
    throws
  {
    let words = ["read it out", "it is shut", "read it out", "they say no"]
    let floor = try said(words, extraCage: true).all
    let cards = [(Floor.neighbourPort, "25/2"), (JobFloor.thirdPort, "25/3")].map { id, name in
      PortCard(id: id, device: "S1-L3", name: name)
    }
    func about(_ card: PortCard) -> [String] {
      ports(
        SaidElsewhere.facts(
          of: Floor.job, about: card.id, named: card, not: cards.filter { $0.id != card.id },
          in: floor, steps: steps))
    }
    #expect(about(cards[0]) == ["ask 25/2", "answer dark no"])
    #expect(about(cards[1]) == [])
  }

  @Test func `where nobody knows the steps, gates tell what was about the port`() throws {
    let facts = try said(["read it out", "it is shut", "read it out", "it is shut"]).all
    let about = SaidElsewhere.facts(
      of: Floor.job, about: Floor.neighbourPort, in: facts, steps: nil)
    #expect(ports(about) == ["ask 25/2", "answer dark yes"])
  }
}
