using System.Globalization;
using System.Text;
using LifecycleKit.Customers;
using LifecycleKit.Rfm;
using LifecycleKit.Stages;

namespace LifecycleKit.Cli;

/// <summary>A text that explains the stage of one customer.</summary>
internal static class CustomerStory
{
    public static string Of(string id, OrderLog log, RfmModel? rfm, DateTimeOffset asOf, ReportOptions options)
    {
        if (!log.TryFind(id, out var customer)) throw new RefusedException(Unknown(id, log));
        var engine = Shop.Engine(rfm, options);
        var history = new CustomerHistory();
        var moves = new List<Transition>();
        var state = Shop.Live(engine, customer, asOf, history, moves);
        var explanation = new Explanation();
        engine.Explain(state, history, asOf, explanation);

        var story = new StringBuilder();
        story.Append(
            CultureInfo.InvariantCulture,
            $"Customer {OneLine.Cell(id)}, as of {Instant(asOf)}, in the lifecycle {options.Lifecycle.Name}\n\n");
        Line("Stage", $"{state.Stage}, since {Instant(state.EnteredAt)} ({Days(asOf - state.EnteredAt)})");
        if (state.HighestStage is { } highest && highest != state.Stage) Line("Highest so far", highest);
        Line("Orders", Orders(customer.Summarize(asOf)));
        var possible = engine.GetPossibleTransitions(state, history, asOf);
        Line("Next",
            possible is [{ At: { } due } next, ..]
                ? $"{next.To}, {Instant(due)} (in {Days(due - asOf)}), if nothing happens" : "none, if nothing happens");

        Heading("Transitions so far");
        Entry($"{Instant(customer[0].PlacedAt)}  begins as {options.Lifecycle.InitialStage}");
        var arrow = moves.Select(move => $"{move.From} -> {move.To}".Length).DefaultIfEmpty().Max();
        foreach (var move in moves)
        {
            Entry(
                $"{Instant(move.EffectiveAt)}  {$"{move.From} -> {move.To}".PadRight(arrow)}  by {move.Rule} ({(move.Cause == EventTriggers.None ? "time" : move.Cause)})");
        }

        Heading($"Rules from {state.Stage}");
        if (explanation.Rules.IsEmpty) Entry("none");
        foreach (ref readonly var verdict in explanation.Rules) Entry(explanation.LineOf(verdict));

        Heading("Possible transitions");
        if (possible.Count == 0) Entry("none");
        foreach (var move in possible) Entry(move.ToString());
        return story.ToString();

        void Line(string what, string value) => story.Append(CultureInfo.InvariantCulture, $"  {what,-15} {value}\n");
        void Heading(string text) => story.Append(CultureInfo.InvariantCulture, $"\n{text}\n");
        void Entry(string text) => story.Append(CultureInfo.InvariantCulture, $"  {text}\n");
    }

    private static string Orders(OrderSummary summary) => summary.LastOrderAt is { } last
        ? string.Create(
            CultureInfo.InvariantCulture, $"{summary.OrderCount}, the last at {Instant(last)}; net revenue {summary.NetRevenue:N2}")
        : "none";

    /// <summary>The message for an unknown id. It names one similar id at most: standard error may be kept in logs.</summary>
    private static string Unknown(string id, OrderLog log)
    {
        var wanted = Plain(id);
        var alike = log.Select(customer => customer.CustomerId).FirstOrDefault(other => Plain(other) == wanted);
        var hint = alike is null ? "The file customers.csv of lifecycle report lists all." : $"Did you mean '{OneLine.Cell(alike)}'?";
        var count = log.CustomerCount.ToString("N0", CultureInfo.InvariantCulture);
        return $"There is no customer '{OneLine.Cell(id)}' among the {count} of the file. {hint}";
    }

    /// <summary>An id without spaces, leading zeros and case.</summary>
    private static string Plain(string id) => id.Trim().TrimStart('0').ToLowerInvariant();

    /// <summary>An instant as in customers.csv.</summary>
    private static string Instant(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    private static string Days(TimeSpan span) => (int)span.TotalDays switch
    {
        0 => "less than a day",
        1 => "1 day",
        var days => string.Create(CultureInfo.InvariantCulture, $"{days:N0} days"),
    };
}
