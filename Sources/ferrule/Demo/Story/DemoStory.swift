import Plant
import Store

/// What happened in the fictitious hall before tonight, oldest first.
///
/// Links are chosen so that a hall of any size has them: all are of the first scalable unit.
struct DemoStory {
  var nowMS: Int64
  var plan: HallPlan

  func tell(_ store: Store) throws {
    let teller = StoryTeller(store: store, nowMS: nowMS)
    try StoryTests(teller: teller, plan: plan).panelTests(hoursAgo: 160)
    for repair in StoryWeek.early { try teller.repair(repair) }
    try StoryParts(teller: teller, plan: plan).cordReplaced(hoursAgo: 130)
    for repair in StoryWeek.late { try teller.repair(repair) }
    try StoryParts(teller: teller, plan: plan).moduleReplaced(hoursAgo: 44)
    let looks = StoryLooks(teller: teller, plan: plan)
    try looks.wrongCord(hoursAgo: 36)
    try looks.asFound(hoursAgo: 31)
    try looks.mistakes(hoursAgo: 28)
    try teller.repair(StoryWeek.unseen)
    let open = StoryOpen(teller: teller, plan: plan)
    try open.brokenFibre(hoursAgo: 20)
    try open.others()
    try teller.repair(StoryWeek.soaking)
    try open.faults()
  }
}
