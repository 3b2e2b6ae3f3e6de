/// What happened.
///
/// One case a table of facts; the columns are described in `schema/README.md`.
public enum FactBody: Hashable, Sendable {
  case seen(Seen)
  case inspection(Inspection)
  case cleaning(Cleaning)
  case plugging(Plugging)
  case partMove(PartMove)
  case capping(Capping)
  case portGate(PortGate)
  case fault(Fault)
  case faultClose(FaultClose)
  case job(Job)
  case ask(Ask)
  case answer(Answer)
  case soak(Soak)
  case polarityTest(PolarityTest)
  case lossTest(LossTest)
  case laneReading(LaneReading)
  case step(Step)
  case pause(Pause)
  case signature(Signature)
  case note(Note)
  case disturbance(Disturbance)
  case decision(Decision)
  case withdrawal(Withdrawal)
  case importRun(ImportRun)
}
