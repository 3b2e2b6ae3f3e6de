import Plant

/// The tests of a link, a leg or a cord, and what is owed.
extension PromptBuilder {
  private func ends(_ test: String) -> [Wording] {
    if isCordTestedAlone {
      return [
        Wording("\(test) of the new cord alone"),
        Wording("BOTH PLUGS OUT: no tester in a port", or: ""),
      ]
    }
    let (near, far) = testedLeg ?? testedCord ?? (port, situation.otherPort)
    return [
      Wording(
        "\(test) \(label(near)) to \(label(far))", or: "\(test) \(near.name) to \(label(far))")
    ]
  }

  /// A spare leg is tested from panel to panel, all else from port to port.
  private func tested(_ isWholeLink: Bool) -> (subject: Subject, near: Subject) {
    guard let leg = testedLeg, !isWholeLink else { return (linkSubject, portSubject) }
    let position = Subject(kind: .panelPosition, id: leg.near.id)
    return (position, position)
  }

  /// A link in service is not opened for a test: one made before counts, one that is missing stays owed.
  private func recordedTest(_ topic: TestTopic) -> Draft {
    let wrong = ReplyNeed.text(question: "what did it show?", required: true)
    let failed: [FactBody] = topic == .loss ? [.lossTest(loss("fail"))] : []
    return Draft(
      body: ["NO \(topic == .loss ? "LOSS" : "POLARITY") TEST on record"],
      extra: ["it needs the link dark: open NOTHING"],
      choices: [
        passed(topic, "it was tested: right"),
        Choice("2", "tested: WRONG", needs: [wrong], failed + [step(topic.step, "wrong")]),
        Choice(
          "3", "not tested: owed",
          [step(topic.step, "cannot", nil, reason: "in service, not opened for it")]),
      ])
  }

  func test(_ topic: TestTopic) -> Draft {
    if job.procedure.start == .untouched, state.isPlugged || !mayTest { return recordedTest(topic) }
    if !mayTest { return noTester(topic) }
    let cannot = cannotTest("3", topic)
    let wrong = ReplyNeed.text(question: "what did it show?", required: true)
    switch topic {
    case .polarity:
      return Draft(
        body: ends("TEST POLARITY"), extra: ["caps off, tester on both ends"],
        choices: [
          passed(.polarity, "as it should be"),
          Choice("2", "WRONG", needs: [wrong], [step(.polarity, "wrong")]), cannot,
        ])
    case .loss:
      return Draft(
        body: ends(isCordTestedAlone ? "TEST LOSS" : "TEST LOSS and length"),
        extra: ["below zero: set the reference again"],
        choices: [
          passed(.loss, "passed"),
          Choice(
            "2", "FAILED", needs: [wrong], [.lossTest(loss("fail")), step(.loss, "wrong")]), cannot,
        ])
    }
  }

  func cannotTest(_ key: String, _ topic: TestTopic) -> Choice {
    Choice(
      key, "cannot test", needs: [.text(question: "why not?", required: true)],
      [step(topic.step, "cannot")])
  }

  private func loss(_ verdict: String, isWholeLink: Bool = false) -> LossTest {
    let (subject, near) = tested(isWholeLink)
    return LossTest(subject: subject, near: near, verdict: verdict)
  }

  private func passed(
    _ topic: TestTopic, _ words: String, key: String = "1", isWholeLink: Bool = false
  ) -> Choice {
    switch topic {
    case .polarity:
      let (subject, near) = tested(isWholeLink)
      return Choice(key, words, [.polarityTest(PolarityTest(subject: subject, near: near))])
    case .loss:
      return Choice(
        key, words, needs: [.length(question: "length in metres?")],
        [.lossTest(loss("pass", isWholeLink: isWholeLink))])
    }
  }

  func testWrong(_ topic: TestTopic) -> Draft {
    let reason = job.here.failedTests[topic] ?? ""
    var choices: [Choice] = []
    if state.isPlugged, situation.cordMove == nil {
      if mayReopen {
        choices.append(Choice("1", "open it and test again", [step(.accept, "test-first")]))
      }
    } else {
      if mayTest {
        choices.append(passed(topic, topic == .polarity ? "it is right now" : "it passes now"))
      }
      if mayRepeat(topic), situation.cordMove == nil, situation.cableOfMany == nil {
        choices.append(
          Choice(
            "\(choices.count + 1)", "another cord",
            [
              .step(
                Step(name: StepName.replace.rawValue, outcome: "cord", face: situation.cordFace))
            ]))
      }
    }
    choices.append(setAsideChoice("\(choices.count + 1)"))
    return Draft(
      body: [
        "\(topic == .polarity ? "POLARITY" : "LOSS") WRONG: \(Columns.shorten(reason, to: 40))"
      ],
      extra: ["explain says which part, if it can be told"], choices: choices)
  }

  private func mayRepeat(_ topic: TestTopic) -> Bool {
    guard let limit = job.position.step?.atMost[.wrong] else { return true }
    return state.taken["\(topic.step.rawValue) wrong", default: 0] <= limit
  }

  /// What has to be paid before somebody takes the link back.
  func owed() -> Draft {
    var choices: [Choice] = []
    if job.procedure.start == .untouched, state.isPlugged {
      // What was taken over as it stands is opened by nobody here: a test that was made is written down.
      if isOwed(.polarity) { choices.append(passed(.polarity, "polarity ok")) }
      if isOwed(.loss) {
        choices.append(passed(.loss, "loss ok", key: "\(choices.count + 1)"))
      }
    } else if situation.cordMove != nil {
      // What was moved is not opened again for its test: a tester may stand at both ends of the link.
      if !state.polarityTested {
        choices.append(passed(.polarity, "polarity is right", isWholeLink: true))
      }
      if !state.lossTested {
        choices.append(
          passed(.loss, "loss passes", key: "\(choices.count + 1)", isWholeLink: true))
      }
    } else if job.procedure.has(.unplug), mayReopen {
      choices.append(Choice("1", "open it and test", [step(.accept, "test-first")]))
    }
    choices.append(setAsideChoice("\(choices.count + 1)"))
    let tests = job.debts.filter { $0.test != nil }
    return Draft(
      body: ["NOT TO BE ACCEPTED YET: \(port.name)"],
      extra: untested + lines(tests) + lines(job.debts.filter { $0.test == nil }), choices: choices)
  }

  /// What is typed to pay a look that keeps a link from being accepted by a job that opens nothing; nil if none does.
  var whereToLook: String? {
    guard job.phase == .owed, job.procedure.start == .untouched else { return nil }
    let here = job.here.situation
    let port: PortCard? =
      if job.here.owedPlug != nil {
        here.port
      } else if job.here.otherOwedPlug != nil {
        here.otherPort
      } else {
        nil
      }
    return port.map { "LOOK there: q, ferrule work \($0.typed) --procedure repair." }
  }

  /// Whether the procedure asks for a test that nobody has made.
  private func isOwed(_ topic: TestTopic) -> Bool {
    switch topic {
    case .polarity: job.procedure.has(.polarity) && !state.polarityTested
    case .loss: job.procedure.has(.loss) && !state.lossTested
    }
  }

  private var mayReopen: Bool {
    let limits = job.procedure.steps.filter { $0.verb.test != nil }.compactMap { $0.atMost[.wrong] }
    guard let limit = limits.min() else { return true }
    return job.here.taken["accept test-first", default: 0] < limit
  }

  /// Tests that keep the link from being accepted and that nobody has said anything of.
  private var untested: [String] {
    TestTopic.allCases.filter { topic in
      isOwed(topic) && !job.debts.contains { $0.test == topic }
    }.map { "\(Screen.owed)\($0.rawValue) test" }
  }

  func openPort() -> Draft {
    if situation.isOnSamePlug { return openOnSamePlug() }
    if panelMove != nil || !state.gate.isShutForUs || job.position.step?.verb == .linkUp {
      return openNeighbours()
    }
    let done = Choice(
      "1", "it is open", needs: [whoAnswered],
      [answer(.other, .yes, of: [port]), gate(port.id, .opened)])
    let no = Choice(
      "2", "not yet", needs: [whoAnswered, whatTheySaid], [answer(.other, .told, of: [port])])
    let only = condition.map { " ONLY \($0.short)" } ?? " ONLY"
    return noc(
      .other, of: [port],
      say: Wording("open \(label(port))\(only)", or: "open \(port.name)\(only)"),
      readOut: "We are done with port \(port.label). Please open it"
        + "\(condition.map { " ONLY \($0.whole)." } ?? ", ONLY this port.")",
      answers: [done, no] + [givenBack(.other, key: "3")].compactMap(\.self))
  }
}
