import Guide
import Paper
import Plant

/// What hands did in one job, joint by joint, from its facts alone.
struct HandWork {
  /// Facts of this job, and those recorded at its joints since it began without any job, in order.
  let facts: [Fact]
  /// Hands of other jobs at the plugs of this one, in order.
  let beside: [Fact]
  /// The codes of all jobs there, by job.
  let codes: [ThingID: ShortCode]
  let head: RepairState
  let joints: [RepairState]
  /// What parts without a name were found to be.
  private let records: [ThingID: ThingID]
  /// What the lengths of the link's cables add up to; mm, nil if they are not all recorded.
  private let recordedMM: Int64?
  /// What parts that were moved are called, by those parts.
  let partNames: [ThingID: String]
  /// What happened before the job began.
  let earlier: [Fact]
  /// All that counts at its joints, in order.
  private let all: [Fact]
  /// The jobs of the same ticket.
  let ticket: TicketJobs
  /// Joints where a hand was since the ticket began, whoever's, and those whose cord is out.
  let touched: Set<ThingID>
  /// Whether a hand was at a joint in another job of the ticket.
  private let isTouchedByOthers: Bool

  /// The work of a job.
  ///
  /// - Parameters:
  ///   - history: what happened at its port, also to parts that are not in it now.
  ///   - records: the records of parts that had no name when they were looked at, by those parts.
  ///   - recordedMM: what the lengths of the link's cables add up to.
  ///   - partNames: what the parts that were moved are called.
  init(
    _ job: JobState, history: [Fact], records: [ThingID: ThingID], recordedMM: Int64? = nil,
    partNames: [ThingID: String] = [:]
  ) {
    (self.records, self.recordedMM, self.partNames) = (records, recordedMM, partNames)
    let (head, joints) = (job.here, job.joints.map(\.state))
    let began = head.situation.job
    let all = LiveFacts.of(history + joints.flatMap(\.situation.facts))
    let since = all.filter { Fact.precedes(began, $0) }
    (self.all, earlier) = (all, all.filter { Fact.precedes($0, began) })
    var same: Set<ThingID> = [began.id]
    for fact in since {
      guard case .job(let other) = fact.body, case .job(let own) = began.body else { continue }
      if other.isSameRepair(as: own) { same.insert(fact.id) }
    }
    (self.head, self.joints) = (head, joints)
    beside = Self.beside(joints, began: began, same: same, in: all)
    codes = Self.codes(all)
    ticket = TicketJobs(of: began, in: all)
    let (start, others) = (ticket.start, Set(ticket.others().map(\.fact.id)))
    let hands = all.filter { !Fact.precedes($0, start) && Self.spot($0.body) != nil }
    touched = Set(hands.compactMap { Self.spot($0.body) }).union(Self.out(all))
    isTouchedByOthers = hands.contains { $0.job.map(others.contains) ?? false }
    let spots = Set(joints.flatMap(Self.spots))
    facts = since.filter { fact in
      if let job = fact.job { return same.contains(job) }
      if let spot = Self.spot(fact.body) { return spots.contains(spot) }
      guard let face = Self.face(fact.body) else { return true }
      return joints.contains { $0.situation.side(of: face) != nil }
    }
  }

  /// The joint a fact says a hand was at.
  static func spot(_ body: FactBody) -> ThingID? {
    switch body {
    case .plugging(let plugging): plugging.joint
    case .disturbance(let disturbance): disturbance.joint
    case .inspection(let look): look.joint
    case .cleaning(let cleaning): cleaning.joint
    case .capping(let capping): capping.joint
    case .partMove(let move): move.place.id
    default: nil
    }
  }

  /// Where the plug came out last.
  private static func out(_ facts: [Fact]) -> Set<ThingID> {
    var out: Set<ThingID> = []
    for fact in facts {
      switch fact.body {
      case .plugging(let plugging) where plugging.action == .plugIn: out.remove(plugging.joint)
      case .plugging(let plugging): out.insert(plugging.joint)
      case .disturbance(let disturbance): out.insert(disturbance.joint)
      default: break
      }
    }
    return out
  }

  /// The face a fact is about, if it is about one.
  static func face(_ body: FactBody) -> Face? {
    switch body {
    case .inspection(let look): look.face
    case .cleaning(let cleaning): cleaning.face
    case .capping(let capping): capping.face
    default: nil
    }
  }

  /// Where things happen at a joint: the ports of its plug, where its cord was moved from, and the cage it shares.
  static func spots(_ state: RepairState) -> [ThingID] {
    let situation = state.situation
    return situation.ownPlug.sorted()
      + [situation.cordMove?.panel?.from.card.id].compactMap { $0 }
      + situation.neighbours.filter { !$0.sharesPlug }.map(\.port.id)
  }

  /// The joint of the job that is there, or at another port of the plug.
  func joint(_ spot: ThingID) -> RepairState? {
    joints.first { $0.situation.port.id == spot }
      ?? joints.first { $0.situation.cordMove?.panel?.from.card.id == spot }
      ?? joints.first { $0.situation.ownPlug.contains(spot) }
  }

  /// Joints of the job where a hand was in it, in its order.
  var worked: [RepairState] {
    let spots = Set(
      facts.compactMap { Self.spot($0.body) }.compactMap { joint($0)?.situation.port.id })
    var named: Set<ThingID> = []
    return joints.filter { state in
      let id = state.situation.port.id
      return spots.contains(id) && named.insert(id).inserted
    }
  }

  /// Whether a joint is named where something is said of it: there is another one, or it is not the job's own.
  private var isNamed: Bool {
    worked.contains { $0.situation.port.id != head.situation.port.id }
  }

  /// A position as its panel's row is labelled, a port as a person says it.
  static func name(_ situation: RepairSituation) -> String {
    situation.isOnPanel ? situation.port.ref : situation.port.label
  }

  func named(_ words: String, _ spots: [ThingID]) -> String {
    let labels = spots.compactMap { joint($0)?.situation }.map(Self.name)
    return isNamed && !labels.isEmpty ? "\(words) \(labels.joined(separator: " + "))" : words
  }

  /// The joint and side of a face that was there, or was before its part was changed in this job.
  func place(of face: Face, _ spot: ThingID?) -> (joint: RepairState, side: FaceSide)? {
    let there = spot.flatMap(joint)
    for state in [there].compactMap({ $0 }) + joints {
      if let side = state.situation.side(of: face) { return (there ?? state, side) }
      if Self.left(face, at: state) != nil { return (state, .port) }
    }
    for fact in facts {
      guard case .partMove(let move) = fact.body, isFace(face, of: move),
        let state = there ?? joint(move.place.id)
      else { continue }
      switch move.kind {
      case .module: return (state, .port)
      case .plug: return (state, .cord)
      case .cassette, .other: continue
      }
    }
    return nil
  }

  /// Whether the face is that of the part which was moved, also if nobody had named it before.
  func isFace(_ face: Face, of move: PartMove) -> Bool {
    face.part == move.part || records[face.part] == move.part
  }

  func words(_ face: Face, _ place: (joint: RepairState, side: FaceSide)) -> String {
    Self.left(face, at: place.joint).map { "panel face \($0.card.ref)" } ?? words(place)
  }

  func words(_ place: (joint: RepairState, side: FaceSide)) -> String {
    let situation = place.joint.situation
    return named(place.side.words(isOnPanel: situation.isOnPanel), [situation.port.id])
  }

  /// What was seen on faces; empty if nothing bad was.
  var causes: [String] {
    var found: [(words: String, other: String, fibres: Set<Int>)] = []
    for fact in facesTold {
      guard case .inspection(let look) = fact.body, let place = place(of: look.face, look.joint),
        look.verdict == .dirt || look.verdict == .damage
      else { continue }
      let words = "\(look.verdict.rawValue) \(words(look.face, place))"
      let other = inOther(fact.job)
      let fibres = Set(look.fibres.filter { $0.value != .ok }.keys)
      if let place = found.firstIndex(where: { $0.words == words && $0.other == other }) {
        found[place].fibres.formUnion(fibres)
      } else {
        found.append((words, other, fibres))
      }
    }
    return brokenFibres
      + found.map { words, other, fibres in
        let numbers = fibres.sorted().map(String.init).joined(separator: " ")
        return (numbers.isEmpty ? words : "\(words) fibre \(numbers)") + other
      }
  }

  /// How often which face was cleaned how.
  func cleanings(in facts: [Fact], at states: [RepairState]) -> [String] {
    var counts: [String: Int] = [:]
    for fact in facts {
      guard case .cleaning(let cleaning) = fact.body,
        let place = place(of: cleaning.face, cleaning.joint)
      else { continue }
      counts["\(cleaning.method.rawValue) \(words(cleaning.face, place))", default: 0] += 1
    }
    var done: [String] = []
    for state in states {
      let left = (state.situation.cordMove?.panel?.from.face).map { words($0, (state, .port)) }
      for face in FaceSide.allCases.map({ words((state, $0)) }) + [left].compactMap(\.self) {
        for method in CleaningMethod.allCases {
          guard let count = counts.removeValue(forKey: "\(method.rawValue) \(face)") else {
            continue
          }
          done.append("\(method.rawValue) x\(count) \(face)")
        }
      }
    }
    return done
  }

  /// What was done by hand, as facts say, with what came of the faces; never empty.
  var deeds: [String] { hands + [verdict].compactMap(\.self) + tests + parts }

  /// The same without what came of the faces.
  var deedsAlone: [String] { hands + tests + parts }

  private var hands: [String] {
    var done = cleanings(in: facts, at: worked)
    if let moved { done.append(moved) }
    done += changes
    if done.isEmpty { done.append(plainDeed) }
    return done + cleaningsBeside
  }

  /// What came of the faces, a plug that went in unseen first; nil where there are none, or no hand was at one.
  var verdict: String? {
    guard hasFaces else { return nil }
    guard let unseen else { return faceVerdict }
    let words = named(
      "plugged in \(unseen.seen.word.rawValue)",
      worked.filter { $0.unseen?.seen.word == unseen.seen.word }.map(\.situation.port.id))
    let faces = unseen.seen.faces.map { " (\($0))" } ?? ""
    return "\(words)\(faces): \(unseen.reason ?? "no reason")"
  }

  /// The plug that went in unseen, the worst of them.
  private var unseen: UnseenPlug? {
    worked.compactMap(\.unseen).min { $0.seen.word < $1.seen.word }
  }

  /// The joints whose faces are owed a look, where there is more than one; empty else.
  var toLookAt: [String] {
    let owed = joints.filter { $0.owedPlug != nil }.map(\.situation)
    return isNamed ? owed.map(Self.name) : []
  }

  /// Whether a plug went in unseen, or a face is not as it should be.
  var isBad: Bool { unseen != nil || isNoPass }

  private var hasFaces: Bool { head.medium == nil || head.medium == .fibre }

  private var plainDeed: String {
    let (out, into) = (plugged(.unplug), plugged(.plugIn))
    if out.isEmpty, into.isEmpty {
      let deed = worked.isEmpty ? "nothing" : "nothing cleaned" + (isCleanedBeside ? inThisJob : "")
      if let outBefore { return "\(deed), \(outBefore)" }
      return worked.isEmpty ? "nothing opened\(inThisJob)" : deed
    }
    if out.isEmpty { return named("plugged in", into) + (hasFaces ? cleanedNothing : "") }
    return hasFaces
      ? named("opened", out) + cleanedNothing
      : named(into.isEmpty ? "unplugged" : "unplugged and plugged in again", out)
  }

  private var isCleanedBeside: Bool { !cleaningsBeside.isEmpty }

  /// What was cleaned in another job stands behind it.
  private var cleanedNothing: String { isCleanedBeside ? "" : ", nothing cleaned" }

  /// What is said of this job alone, where a hand was at a joint in another one of the ticket, or at its plug.
  var inThisJob: String { isTouchedByOthers || !beside.isEmpty ? " in this job" : "" }

  /// Joints at which a plug went in or came out.
  func plugged(_ action: PlugAction) -> [ThingID] {
    worked.map(\.situation.port.id).filter { id in
      facts.contains { fact in
        guard case .plugging(let plugging) = fact.body, plugging.action == action else {
          return false
        }
        return joint(plugging.joint)?.situation.port.id == id
      }
    }
  }

  private var tests: [String] {
    var done: [String] = []
    let isPolarity = facts.contains { if case .polarityTest = $0.body { true } else { false } }
    let isLoss = facts.contains { if case .lossTest = $0.body { true } else { false } }
    if isPolarity, joints.contains(where: \.polarityTested) { done.append("polarity tested") }
    if isLoss, joints.contains(where: \.lossTested) {
      done.append("loss tested" + (length.map { " (\($0))" } ?? ""))
    }
    return done
  }

  /// The length that was measured last, and what the records of the link add up to: both are told, for nobody says how
  /// far apart they may be.
  private var length: String? {
    let tests = facts.compactMap { fact -> LossTest? in
      if case .lossTest(let test) = fact.body { test } else { nil }
    }
    guard let test = tests.last(where: { $0.lengthMM != nil }), let mm = test.lengthMM else {
      return nil
    }
    let measured = "\(DecibelText.metres(mm)) m measured"
    guard test.subject.id == head.situation.link, let recordedMM else { return measured }
    return "\(measured), \(DecibelText.metres(recordedMM)) m by record"
  }

  /// When each plug went in, and which is not in.
  var pluggedIn: String {
    let out = joints.filter { !$0.isPlugged }.map(\.situation.port.id)
    let isOne = Set(joints.map(\.situation.port.id)).count == 1
    if !out.isEmpty {
      let labels = out.compactMap { joint($0)?.situation }.map(Self.name)
      return isOne ? "no" : "no: \(labels.joined(separator: " + ")) out"
    }
    let times = handled.map(\.situation.port.id).compactMap { id in
      lastPlugIn(at: id).map { fact in
        named("", [id]) + " " + moment(fact.atMS) + inOther(fact.job)
      }
    }
    if times.isEmpty { return "as it was" }
    return times.map { $0.drop { $0 == " " } }.joined(separator: ", ")
  }

  /// The same shortly: when the last plug went in, or that one is not in.
  var pluggedInShortly: String {
    guard joints.allSatisfy(\.isPlugged) else { return pluggedIn }
    let last = handled.compactMap { lastPlugIn(at: $0.situation.port.id)?.atMS }.max()
    return last.map(moment) ?? "as it was"
  }

  /// A time of another day than the one the note is headed by has its own day.
  func moment(_ timeMS: Int64) -> String {
    head.situation.clock.moment(timeMS, near: head.situation.job.atMS)
  }

  /// What was recorded where it was done counts before what was said of it from memory.
  private func lastPlugIn(at id: ThingID) -> Fact? {
    let last = facesTold.last { fact in
      guard case .plugging(let plugging) = fact.body, plugging.action == .plugIn else {
        return false
      }
      return joint(plugging.joint)?.situation.port.id == id
    }
    return last.map { StatedSteps.recorded(for: $0, among: all) }
  }
}
