using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Import;
using LifecycleKit.Scoring;
using LifecycleKit.Segments;
using LifecycleKit.Stages;

// The orders of a shop: the file of the command line, or the one beside this program.
var file = args is [var path] ? path : Path.Combine(AppContext.BaseDirectory, "orders.csv");
var import = await OrderImport.ReadAsync(ImportSource.FromPath(file));
Console.WriteLine($"Rows: {import.Counts}; as of {import.AsOf:yyyy-MM-dd}");
foreach (var diagnostic in import.Diagnostics) Console.WriteLine(diagnostic);

// The model of this shop: the cut points of its RFM scores, when its customers order again, and for how much.
var fit = PopulationModel.Fit(import.Log, new PopulationModelOptions { AsOf = import.AsOf });
if (!fit.TryGetModel(out var model))
{
    Console.WriteLine($"There are too few orders for a model. {fit.Purchases}");
    return 1;
}

// The orders of each customer go through the lifecycle one after another; then time passes until as-of.
var engine = LifecycleEngine.Compile(LifecyclePresets.Retail, new FactContext(TimeZoneInfo.Utc, model.Rfm));
var customers = new List<(string Id, string Stage, string? Segment, PopulationScore Score)>();
foreach (var orders in import.GetOrders().GroupBy(order => order.CustomerId))
{
    var history = new CustomerHistory();
    var state = engine.Start(history, orders.First().Snapshot.PlacedAt);
    foreach (var order in orders) state = engine.Step(state, history, CustomerEvent.Order(order.Snapshot)).State;
    state = engine.Advance(state, history, import.AsOf);

    var score = model.Score(history, import.AsOf, TimeZoneInfo.Utc);
    var input = SegmentInput.Create(history.Profile.OrderCount, emailContactable: false, score.Rfm);
    customers.Add((orders.Key, state.Stage, SegmentMaps.FivePhase.Map(input)?.Name, score));
}

Console.WriteLine();
Console.WriteLine("Stages");
foreach (var stage in LifecyclePresets.Retail.Stages)
    Console.WriteLine($"  {stage.Id,-22}{customers.Count(customer => customer.Stage == stage.Id),5}");
Console.WriteLine("Segments");
foreach (var segment in SegmentMaps.FivePhase.Segments)
    Console.WriteLine($"  {segment.Name,-22}{customers.Count(customer => customer.Segment == segment.Name),5}");

Console.WriteLine("The most valuable customers of the next year");
foreach (var customer in customers.OrderByDescending(customer => Value(customer.Score)).Take(5))
{
    Console.WriteLine(FormattableString.Invariant(
        $"  {customer.Id}: {customer.Stage}, {customer.Segment}; {customer.Score.ProbabilityAlive.Value:P0} alive, worth {Value(customer.Score):N0}"));
}

return 0;

static double Value(PopulationScore score) => score.LifetimeValue.TryGetValue(out var value) ? value : 0;
