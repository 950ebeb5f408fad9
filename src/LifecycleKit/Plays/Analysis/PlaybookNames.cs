using LifecycleKit.Conditions;
using LifecycleKit.Segments;
using LifecycleKit.Stages;

namespace LifecycleKit.Plays;

/// <summary>Compares the stages and segments that plays name with those that exist.</summary>
internal static class PlaybookNames
{
    public static IEnumerable<Diagnostic> Problems(Playbook book, IReadOnlyList<PlaybookTrack> tracks, SegmentMap? segments)
    {
        string[] names = [.. segments?.Segments.Select(segment => segment.Name) ?? []];
        foreach (var play in book.Plays)
        {
            var place = $"plays/{play.Key}";
            foreach (var stage in play.Stages)
                if (OfStage(stage, $"{place}/stages", tracks) is { } diagnostic) yield return diagnostic;
            foreach (var segment in play.Segments.Except(names, StringComparer.Ordinal))
            {
                yield return Diagnostic.Error(
                    DiagnosticIds.UnknownSegment, $"{place}/segments",
                    $"There is no segment {ConditionText.Quoted(Diagnostic.Shown(segment))}.",
                    Nearest.Hint(
                        segment, names,
                        names.Length == 0 ? "Check the playbook with a map of segments." : $"Name one of: {string.Join(", ", names)}."));
            }

            if (play.When is null || tracks.Count == 0) continue;
            foreach (var diagnostic in KnownValues.Problems(
                play.When, $"{place}/when", [.. tracks[0].Definition.Stages.Select(stage => stage.Id)]))
            {
                yield return diagnostic;
            }
        }
    }

    /// <summary>
    /// Finds plays whose condition excludes the stages or segments of the play. With several tracks, stages are not compared.
    /// </summary>
    public static IEnumerable<Diagnostic> NeverHolding(Playbook book, IReadOnlyList<PlaybookTrack> tracks, SegmentMap? segments)
    {
        foreach (var play in book.Plays.Where(play => play.When is not null))
        {
            var region = ConditionRegion.Of(play.When);
            if (region.IsEmpty) continue;
            if (tracks.Count == 1 && StagesOf(play, tracks[0]) is { } stages)
            {
                region = region.And(
                    FieldRegion.Texted(
                        StageFields.Current, TextRange.Of(stages),
                        $"stage.current in {ConditionText.List(stages.Select(ConditionText.Quoted))}"));
            }

            if (segments is not null && !play.Segments.IsEmpty)
            {
                var field = ReferenceEquals(segments, SegmentMaps.FivePhase) ? SegmentFields.Segment : SegmentFields.ForMap(segments);
                region = region.And(
                    FieldRegion.Texted(
                        field, TextRange.Of(play.Segments),
                        $"{field.Name} in {ConditionText.List(play.Segments.Select(ConditionText.Quoted))}"));
            }

            if (!region.IsEmpty) continue;
            yield return Diagnostic.Warning(
                DiagnosticIds.NeverChosen, $"plays/{play.Key}/when",
                $"The condition of '{play.Key}' excludes the stages or segments of the play: {region.Conflict ?? "they contradict each other"}.",
                "Correct the condition, the stages or the segments.");
        }
    }

    /// <summary>Returns an error when no track has the stage, a warning when several have it, and null when one has it.</summary>
    private static Diagnostic? OfStage(string text, string path, IReadOnlyList<PlaybookTrack> tracks)
    {
        var name = StageName.Parse(text);
        PlaybookTrack[] found = [.. tracks.Where(track => track.Has(name))];
        if (found.Length == 0) return Diagnostic.Error(DiagnosticIds.UnknownStage, path, Unknown(name, tracks), Meant(name, tracks));
        if (found.Length == 1) return null;
        var owners = string.Join(", ", found.Select(track => $"'{track.Name}'"));
        return Diagnostic.Warning(
            DiagnosticIds.AmbiguousStage, path,
            $"The tracks {owners} each have a stage {ConditionText.Quoted(text)}, and the play is for all of them.",
            $"Name the track, such as {found[0].Name}{StageName.Separator}{name.Stage}.");
    }

    private static string Unknown(StageName name, IEnumerable<PlaybookTrack> tracks) => name.Track switch
    {
        null => $"There is no stage {ConditionText.Quoted(name.Stage)} in the tracks.",
        var track when tracks.Any(one => one.Name == track) =>
            $"There is no stage {ConditionText.Quoted(name.Stage)} in the track {ConditionText.Quoted(track)}.",
        var track => $"There is no track {ConditionText.Quoted(track)}.",
    };

    private static string Meant(StageName name, IReadOnlyList<PlaybookTrack> tracks)
    {
        PlaybookTrack[] meant = [.. tracks.Where(track => name.Track is null || track.Name == name.Track)];
        string[] trackNames = [.. tracks.Select(track => track.Name)];
        if (meant.Length == 0 && name.Track is { } unknown)
            return Nearest.Hint(unknown, trackNames, $"Name one of: {string.Join(", ", trackNames)}.");
        var renamed = meant.SelectMany(track => track.Definition.Stages).FirstOrDefault(stage => stage.RenamedFrom.Contains(name.Stage));
        var prefix = name.Track is null ? string.Empty : $"{name.Track}{StageName.Separator}";
        return renamed is not null
            ? $"It was renamed to '{prefix}{renamed.Id}'."
            : Nearest.Hint(
                $"{prefix}{name.Stage}", meant.SelectMany(track => track.Names).Select(stage => $"{prefix}{stage}"),
                "Name a stage or a group of the tracks.");
    }

    /// <summary>Returns the ids of the stages that a play is for; null for all of them, and when the track lacks one.</summary>
    private static string[]? StagesOf(Play play, PlaybookTrack track)
    {
        if (play.Stages.IsEmpty) return null;
        StageName[] names = [.. play.Stages.Select(StageName.Parse)];
        return Array.TrueForAll(names, track.Has)
            ? [.. track.Definition.Stages.Where(stage => Array.Exists(names, name => name.Matches(track.Name, stage)))
                .Select(stage => stage.Id)]
            : null;
    }
}
