using LifecycleKit.Conditions;
using LifecycleKit.Segments;
using LifecycleKit.Stages;

namespace LifecycleKit.Plays;

/// <summary>The stages and segments that plays name, held against those that there are.</summary>
internal static class PlaybookNames
{
    public static IEnumerable<Finding> Problems(Playbook book, IReadOnlyList<LifecycleDefinition> tracks, SegmentMap? segments)
    {
        string[] stages = [.. tracks.SelectMany(track => track.Stages).SelectMany(stage => stage.Groups.Prepend(stage.Id)).Distinct(StringComparer.Ordinal)];
        string[] names = [.. segments?.Segments.Select(segment => segment.Name) ?? []];
        foreach (var play in book.Plays)
        {
            var place = $"plays/{play.Key}";
            foreach (var stage in play.Stages.Except(stages, StringComparer.Ordinal))
            {
                yield return Finding.Error(
                    FindingIds.UnknownStage, $"{place}/stages", $"There is no stage {ConditionText.Quoted(Finding.Shown(stage))} in the tracks.",
                    Renamed(stage, tracks) ?? Nearest.Hint(stage, stages, "Name a stage or a group of the tracks."));
            }

            foreach (var segment in play.Segments.Except(names, StringComparer.Ordinal))
            {
                yield return Finding.Error(
                    FindingIds.UnknownSegment, $"{place}/segments", $"There is no segment {ConditionText.Quoted(Finding.Shown(segment))}.",
                    Nearest.Hint(segment, names, names.Length == 0 ? "Check the playbook with a map of segments." : $"Name one of: {string.Join(", ", names)}."));
            }

            if (play.When is null || tracks.Count == 0) continue;
            foreach (var finding in KnownValues.Problems(play.When, $"{place}/when", [.. tracks[0].Stages.Select(stage => stage.Id)])) yield return finding;
        }
    }

    /// <summary>Plays whose condition excludes the stages or segments that they are for; with several tracks the stages are passed over.</summary>
    public static IEnumerable<Finding> NeverHolding(Playbook book, IReadOnlyList<LifecycleDefinition> tracks, SegmentMap? segments)
    {
        foreach (var play in book.Plays.Where(play => play.When is not null))
        {
            var region = ConditionRegion.Of(play.When);
            if (region.IsEmpty) continue;
            if (tracks.Count == 1 && StagesOf(play, tracks[0]) is { } stages)
                region = region.And(FieldRegion.Texted(StageFields.Current, TextRange.Of(stages), $"stage.current in {ConditionText.List(stages.Select(ConditionText.Quoted))}"));
            if (segments is not null && !play.Segments.IsEmpty)
            {
                var field = ReferenceEquals(segments, SegmentMaps.FivePhase) ? SegmentFields.Segment : SegmentFields.On(segments);
                region = region.And(FieldRegion.Texted(field, TextRange.Of(play.Segments), $"{field.Name} in {ConditionText.List(play.Segments.Select(ConditionText.Quoted))}"));
            }

            if (!region.IsEmpty) continue;
            yield return Finding.Warning(
                FindingIds.NeverChosen, $"plays/{play.Key}/when",
                $"The condition of '{play.Key}' excludes the stages or segments that it is for: {region.Conflict ?? "it contradicts them"}.",
                "Mend the condition, the stages or the segments.");
        }
    }

    /// <summary>The ids of the stages of the track that a play is for; null for all of them, and when one is not of the track.</summary>
    private static string[]? StagesOf(Play play, LifecycleDefinition track)
    {
        if (play.Stages.IsEmpty) return null;
        var named = track.Stages.Where(stage => play.Stages.Contains(stage.Id) || stage.Groups.Any(group => play.Stages.Contains(group))).ToArray();
        var isAllThere = play.Stages.All(name => Array.Exists(named, stage => stage.Id == name || stage.Groups.Contains(name)));
        return isAllThere ? [.. named.Select(stage => stage.Id)] : null;
    }

    private static string? Renamed(string stage, IEnumerable<LifecycleDefinition> tracks) =>
        tracks.SelectMany(track => track.Stages).FirstOrDefault(other => other.RenamedFrom.Contains(stage)) is { } now ? $"It was renamed to '{now}'." : null;
}
