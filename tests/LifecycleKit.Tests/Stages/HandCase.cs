using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Stages;

/// <summary>A small lifecycle and a short story with a hand-written result; instants are days since the start.</summary>
/// <param name="Name">The subject of the case.</param>
/// <param name="Stages">The stages; the first one is the initial one.</param>
/// <param name="Rules">The rules.</param>
/// <param name="Events">The events, in the order of arrival.</param>
/// <param name="Expected">
/// The result after each event and at the end: the moves, the stage and its due instant, and the suppression, such as <c>a@1 b@1 | s2 due 4
/// | c MinStay 2</c>.
/// </param>
internal sealed record HandCase(string Name, NaiveStage[] Stages, NaiveRule[] Rules, CustomerEvent[] Events, string[] Expected)
{
    private static readonly DateTimeOffset Start = Days.Day(0);

    private LifecycleCase Case => new(new NaiveLifecycle(Stages, Stages[0].Id, Rules), TimeZoneInfo.Utc, Start, Events);

    public IEnumerable<string> RunNaively()
    {
        var naive = new NaiveInterpreter(Case);
        var seen = 0;
        foreach (var e in Events)
        {
            naive.Handle(e);
            yield return DescribeNow(naive.Suppressed is { } x ? DescribeHeld(x.Rule.Id, x.SuppressedBy, x.NotBefore) : null);
        }

        naive.Pass(Case.End.UtcTicks);
        yield return DescribeNow(null);

        string DescribeNow(string? held)
        {
            var moves = naive.Moves.Skip(seen).Select(move => (move.Rule, move.At)).ToArray();
            seen = naive.Moves.Count;
            return Tell(moves, naive.Stage, naive.NextDue, held);
        }
    }

    public IEnumerable<string> RunByEngine()
    {
        var run = new LiveRun(Case);
        var seen = 0;
        foreach (var e in Events)
        {
            var held = run.Step(e).Suppressed;
            yield return DescribeNow(held.Rule is null ? null : DescribeHeld(held.Rule, held.Reason, held.SuppressedUntil?.UtcTicks));
        }

        run.Advance(Case.End);
        yield return DescribeNow(null);

        string DescribeNow(string? held)
        {
            var moves = run.Transitions.Skip(seen).Select(move => (move.Rule, move.EffectiveAt)).ToArray();
            seen = run.Transitions.Count;
            return Tell(moves, run.State.Stage, run.State.NextDue?.UtcTicks, held);
        }
    }

    public override string ToString() => Name;

    private static string Tell((string Rule, DateTimeOffset At)[] moves, string stage, long? due, string? held)
    {
        var done = moves.Length == 0 ? "-" : string.Join(' ', moves.Select(move => $"{move.Rule}@{Day(move.At.UtcTicks)}"));
        return $"{done} | {stage} due {(due is { } at ? Day(at) : "never")}{(held is null ? "" : $" | {held}")}";
    }

    private static string DescribeHeld(string rule, SuppressionReason by, long? until) =>
        $"{rule} {by}{(until is { } at ? $" {Day(at)}" : "")}";

    private static string Day(long ticks) => FormattableString.Invariant($"{(ticks - Start.UtcTicks) / (double)TimeSpan.TicksPerDay}");
}
