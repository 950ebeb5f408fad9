using System.Numerics;

namespace LifecycleKit.Stages;

/// <summary>
/// Finds cycles of three or more stages through which the same facts move a customer at one event, without anything that delays a move.
/// </summary>
/// <remarks>
/// For each stage on a cycle of moves, a breadth-first search finds the shortest cycle whose conditions certainly hold together. A path is
/// dropped when a path to the same stage has no more moves and no more requirements. A cycle is reported if one of its stages is on no
/// cycle reported before; when the shortest cycle is a pair, <see cref="FlappingPairs"/> reports it. Comparisons are limited, with an equal
/// share for each stage.
/// </remarks>
internal static class FlappingCycles
{
    public static IEnumerable<Diagnostic> Of(AnalysedLifecycle lifecycle)
    {
        var moves = UnheldMoves.Of(lifecycle).ToLookup(one => one.From);
        var around = OnCycles(lifecycle.Stages.Count, moves);
        var starts = lifecycle.Stages.Where(stage => BitOperations.PopCount(around[stage.Index]) > 2).ToArray();
        var reported = new HashSet<Stage>();
        foreach (var start in starts)
        {
            if (Shortest(start, moves, around[start.Index], AnalysedLifecycle.MaxComparisons / starts.Length) is not { Length: > 2 } cycle)
                continue;
            if (cycle.Moves.All(move => reported.Contains(move.From))) continue;
            reported.UnionWith(cycle.Moves.Select(move => move.From));
            yield return Warning(cycle);
        }
    }

    /// <summary>Returns for each stage, as bits, the stages on a common cycle, the stage itself included.</summary>
    private static ulong[] OnCycles(int stages, ILookup<Stage, RuleFromStage> moves)
    {
        var reach = new ulong[stages];
        foreach (var one in moves.SelectMany(way => way)) reach[one.From.Index] |= 1UL << one.Rule.To.Index;
        for (var via = 0; via < stages; via++)
        {
            for (var from = 0; from < stages; from++)
            {
                if ((reach[from] >> via & 1) != 0) reach[from] |= reach[via];
            }
        }

        var around = new ulong[stages];
        for (var from = 0; from < stages; from++)
        {
            for (var to = 0; to < stages; to++)
            {
                if ((reach[from] >> to & reach[to] >> from & 1) != 0) around[from] |= 1UL << to;
            }
        }

        return around;
    }

    private static CyclePath? Shortest(Stage start, ILookup<Stage, RuleFromStage> moves, ulong around, int left)
    {
        var found = new List<CyclePath>[64];
        var queue = new Queue<CyclePath?>([null]);
        while (queue.TryDequeue(out var path))
        {
            foreach (var move in moves[path?.Last.Rule.To ?? start])
            {
                if (--left <= 0) return null;
                var to = move.Rule.To;
                if ((around >> to.Index & 1) == 0 || (to != start && path?.Visits(to) == true)) continue;
                var known = found[to.Index] ??= [];
                foreach (var term in UnheldMoves.OnArrival(move))
                {
                    left -= 8 * (term.Regions.Length + 1) * ((path?.Joint.Regions.Length ?? 0) + 1) + known.Count;
                    if (left <= 0) return null;
                    if (CyclePath.After(path, move, term) is not { } longer) continue;
                    if (to == start) return longer;
                    if (known.Exists(other => other.Covers(longer))) continue;
                    known.Add(longer);
                    queue.Enqueue(longer);
                }
            }
        }

        return null;
    }

    private static Diagnostic Warning(CyclePath cycle)
    {
        var moves = cycle.Moves.ToArray();
        return Diagnostic.Warning(
            DiagnosticIds.FlappingCycle,
            $"rules/{moves[^1].Rule.Id}",
            $"Customers move in a cycle: {string.Join(", ", moves.Select(move => $"'{move.Rule.Id}' leads from '{move.From}' to '{move.Rule.To}'"))}, "
            + $"and all hold at {cycle.Joint.Example()}.",
            "Make the conditions exclude each other, or set MinStay, Cooldown or ConfirmFor.");
    }
}
