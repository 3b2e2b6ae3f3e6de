public import Plant

/// What a person says was done in a repair whose facts are on another laptop.
///
/// The facts are the ordinary ones, so that the guide goes on from there, with a step beside them that
/// says where they are from. They name nobody who answered: that is on the other laptop.
public enum StatedSteps {
  /// Who is named where the real name is on the other laptop.
  public static let someone = "from memory"

  /// What a job keeps of having been taken up from memory, whatever was said to be done in it.
  public static let takenUp = Step(name: StepName.fromMemory.rawValue, outcome: "begun")

  /// Whether a look was only said from memory: it is no look of whoever recorded it.
  public static func isStated(_ look: Inspection) -> Bool { look.judgedBy == someone }

  /// The steps that may be said to be done, in order.
  ///
  /// They end before the first that a memory cannot answer for: a part that was changed, a test, a soak; or
  /// that is done at another port than the one at hand. Whoever repairs a joint on a panel shuts ports elsewhere
  /// and knows that, too.
  public static func choices(of job: JobSituation, medium: Medium?) -> [StepDefinition] {
    let sites = job.panel == nil ? [.here] : Set(job.joints.map(\.site))
    let steps = job.procedure.steps.filter { step in
      !step.isAside && !step.isForChanges && (medium.map { step.media.contains($0) } ?? true)
        // Where no other link passes the plug, no other port was shut.
        && (step.site != .samePlug || sites.contains(.samePlug))
    }
    return Array(steps.prefix { sites.contains($0.site) && canBeStated($0.verb) })
  }

  private static func canBeStated(_ verb: StepVerb) -> Bool {
    switch verb {
    case .shut, .medium, .unplug, .inspectPort, .inspectCord, .plugIn, .linkUp, .lanes, .counters:
      true
    case .openPort, .readLanes, .replaceCord, .replaceModule, .form, .polarity, .loss, .soak,
      .brokenFibres, .debts, .hands, .accept, .lookNext:
      false
    }
  }

  /// The facts of one step, a list for each joint it is done at; each list is to be recorded in one change, after
  /// those of the steps before it.
  ///
  /// - Parameters:
  ///   - medium: what the link is made of, as the person says.
  ///   - code: the code of the repair; it is what ties these facts to the real ones.
  public static func facts(
    of step: StepDefinition, _ job: JobSituation, medium: Medium?, code: ShortCode, nowMS: Int64
  ) -> [[FactBody]] {
    let isLanes = step.verb == .lanes
    let stated = FactBody.step(
      Step(
        name: isLanes ? StepName.lanes.rawValue : step.name, outcome: isLanes ? "ok" : "stated",
        reason: "\(reason)\(code)"))
    return job.joints.filter { $0.site == step.site }.map { joint in
      bodies(of: step.verb, joint.situation, medium, nowMS) + [stated]
    }
  }

  private static func bodies(
    of verb: StepVerb, _ situation: RepairSituation, _ medium: Medium?, _ nowMS: Int64
  ) -> [FactBody] {
    let port = situation.port.id
    func yes(_ topic: AskTopic) -> FactBody {
      .answer(Answer(about: topic, outcome: .yes, byWhom: someone))
    }
    func plug(_ action: PlugAction) -> FactBody {
      .plugging(
        Plugging(
          joint: port, action: action, portFace: situation.portFace,
          cordPart: situation.cordFace.part))
    }
    func clean(_ side: FaceSide) -> FactBody {
      .inspection(
        Inspection(
          face: situation.face(side), joint: port, verdict: .clean, judgedBy: someone))
    }
    switch verb {
    case .shut:
      return [yes(.dark), .portGate(PortGate(port: port, action: .shut, byWhom: someone))]
    case .medium:
      let subject = Subject(kind: .link, id: situation.link)
      return medium.map { [.seen(Seen(subject: subject, medium: $0, origin: .typed))] } ?? []
    case .unplug: return [plug(.unplug)]
    case .inspectPort: return [clean(.port)]
    case .inspectCord: return [clean(.cord)]
    case .plugIn: return [plug(.plugIn)]
    case .linkUp:
      return [yes(.linkUp), .portGate(PortGate(port: port, action: .opened, byWhom: someone))]
    case .counters:
      // When they were cleared nobody here knows: the soak is counted from now.
      let dueMS = nowMS &+ Int64(situation.policy.soakMinutes) &* 60_000
      return [
        yes(.counters), .soak(Soak(link: situation.link, action: .started, dueMS: dueMS)),
      ]
    case .lanes, .openPort, .readLanes, .replaceCord, .replaceModule, .form, .polarity, .loss,
      .soak, .brokenFibres, .debts, .hands, .accept, .lookNext:
      return []
    }
  }
}

extension Answer {
  /// The person who gave it; nil where nobody is named, also because it was only said from memory.
  public var speaker: String? {
    byWhom.flatMap { $0.isEmpty || NameFolding.fold($0) == StatedSteps.someone ? nil : $0 }
  }
}
