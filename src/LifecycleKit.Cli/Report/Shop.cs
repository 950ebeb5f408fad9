using System.Globalization;
using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Metrics;
using LifecycleKit.Rfm;
using LifecycleKit.Segments;
using LifecycleKit.Stages;

namespace LifecycleKit.Cli;

/// <summary>The main job: from a log of orders to each customer's score, segments and stage.</summary>
internal static class Shop
{
    /// <summary>
    /// Fits the shop's own cut points to all customers with an order, frequency and monetary among the population of the options;
    /// null without orders.
    /// </summary>
    public static RfmModel? FitRfm(OrderSummary[] summaries, DateTimeOffset asOf, ReportOptions options)
    {
        var buyers = new List<RfmValues>();
        foreach (var summary in summaries)
        {
            if (RfmValues.TryFrom(summary, asOf, options.TimeZone, out var values)) buyers.Add(values);
        }

        if (buyers.Count == 0) return null;
        return RfmModel.Fit(buyers.ToArray(), asOf, new RfmOptions { TimeZone = options.TimeZone, Population = options.RfmPopulation });
    }

    /// <summary>Scores every customer and runs the lifecycle over their orders, up to the as-of date, on all processors.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static IReadOnlyList<CustomerRow> Judge(
        OrderLog log, OrderSummary[] summaries, RfmModel? rfm, ShopModels models, DateTimeOffset asOf, ReportOptions options,
        CancellationToken cancellationToken)
    {
        var engine = Engine(rfm, options);
        var ranks = StageRanks.Of(options.Lifecycle);
        var customers = new CustomerRow[log.CustomerCount];
        Parallel.For(
            0, customers.Length, new ParallelOptions { CancellationToken = cancellationToken }, static () => new List<Transition>(),
            (i, _, moves) =>
            {
                customers[i] = Row(i, moves);
                return moves;
            },
            static _ => { });
        return customers;

        CustomerRow Row(int i, List<Transition> moves)
        {
            var (summary, customer) = (summaries[i], log[i]);
            var hasOrders = RfmValues.TryFrom(summary, asOf, options.TimeZone, out var values);
            var score = rfm?.Score(values) ?? default;
            moves.Clear();
            var state = Live(engine, customer, asOf, new CustomerHistory(), moves);
            var start = new StageEntry(options.Lifecycle.InitialStage.Id, customer[0].PlacedAt);
            var subject = SegmentInput.Create(summary.OrderCount, emailContactable: false, score);
            return new CustomerRow(
                customer.CustomerId, summary, hasOrders ? values.RecencyDays : null, score, options.Segments.Map(subject),
                SegmentMaps.FivePhase.Map(subject), state, StagePath.Of(ranks, start, moves, asOf), models.Of(customer));
        }
    }

    /// <summary>Compiles the lifecycle of the command line, with the shop's time zone and cut points.</summary>
    public static LifecycleEngine Engine(RfmModel? rfm, ReportOptions options) =>
        LifecycleEngine.Compile(options.Lifecycle, new FactContext(options.TimeZone, rfm));

    /// <summary>
    /// Runs the lifecycle over one customer's orders, into an empty history; adds the transitions to a list if one is given.
    /// </summary>
    public static LifecycleState Live(
        LifecycleEngine engine, OrderLogCustomer customer, DateTimeOffset asOf, CustomerHistory history, List<Transition>? moves = null)
    {
        var state = engine.Start(history, customer[0].PlacedAt);
        var number = 0;
        foreach (var entry in customer)
        {
            if (entry.PlacedAt >= asOf) break;
            var order = new OrderSnapshot { OrderId = (++number).ToString(CultureInfo.InvariantCulture), PlacedAt = entry.PlacedAt,
                GrossTotal = entry.Amount, Status = OrderStatus.Paid };
            state = engine.Step(state, history, CustomerEvent.Order(order), moves).State;
        }

        return engine.Advance(state, history, asOf, moves);
    }
}
