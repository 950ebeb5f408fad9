using System.Collections.Immutable;
using LifecycleKit.Conditions;

namespace LifecycleKit.Plays;

/// <summary>
/// Finds plays that always lose to another play on their channel: of higher priority, and blocked only where the loser is blocked too.
/// </summary>
internal static class ShadowedPlays
{
    /// <summary>The maximum number of comparisons of fields; further plays are not compared.</summary>
    private const int MaxComparisons = 1_000_000;

    public static IEnumerable<Diagnostic> Of(Playbook book, IReadOnlyDictionary<Play, ConditionRegion> regions)
    {
        var left = MaxComparisons;
        for (var i = 1; i < book.Plays.Length; i++)
        {
            var loser = book.Plays[i];
            for (var j = 0; j < i && left > 0; j++)
            {
                left--;
                var winner = book.Plays[j];
                if (regions[loser].IsEmpty || !CanBeat(book, winner, loser)) continue;
                var cost = regions[loser].CostWith(regions[winner]);
                if (cost > left) continue;
                left -= cost;
                if (!regions[loser].IsWithin(regions[winner])) continue;
                yield return Diagnostic.Warning(
                    DiagnosticIds.ShadowedPlay, $"plays/{loser.Key}",
                    $"'{loser.Key}' always loses to '{winner.Key}', which has a higher priority on the same channel and is for all the customers of '{loser.Key}'.",
                    $"Raise the priority of '{loser.Key}', restrict or cap '{winner.Key}', or remove '{loser.Key}'.");
                break;
            }
        }
    }

    private static bool CanBeat(Playbook book, Play winner, Play loser) =>
        winner.Priority > loser.Priority && winner.Channel == loser.Channel
        && IsWithin(loser.Stages, winner.Stages) && IsWithin(loser.Segments, winner.Segments)
        && winner.HeldOut == 0 && winner.DailyBudget is null && winner.FrequencyCaps.IsEmpty && winner.Cooldown == TimeSpan.Zero
        && IsInSameArm(book, winner, loser) && IsNoStricter(winner, loser);

    private static bool IsWithin(ImmutableArray<string> narrow, ImmutableArray<string> wide) =>
        wide.IsEmpty || (!narrow.IsEmpty && narrow.All(name => wide.Contains(name, StringComparer.Ordinal)));

    private static bool IsInSameArm(Playbook book, Play winner, Play loser) =>
        winner.Experiment is null
        || (winner.Experiment == loser.Experiment && winner.Arm == loser.Arm
            && book.ExperimentOf(winner).Find(winner.Arm!)!.BasisPoints > 0);

    /// <summary>
    /// Returns whether consent for the loser implies consent for the winner. Consent on one category says nothing of another.
    /// </summary>
    private static bool IsNoStricter(Play winner, Play loser) =>
        winner.Consent == ConsentNeed.None || (winner.Consent <= loser.Consent && winner.Category == loser.Category);
}
