using System.Collections.Immutable;
using LifecycleKit.Conditions;
using LifecycleKit.Customers;

namespace LifecycleKit.Plays;

/// <summary>Explains the result of a play in words, culture-invariant.</summary>
internal static class PlayReason
{
    public static string Text(Playbook book, in PlayResult result, in PlayInput input, ConditionTrace trace)
    {
        var play = result.Play;
        return result.Outcome switch
        {
            PlayOutcome.Chosen => $"chosen for {play.Channel}",
            PlayOutcome.OtherStage => $"for stage {Or(play.Stages)}, {CurrentStages(play, input.Stages)}",
            PlayOutcome.OtherSegment =>
                $"for segment {Or(play.Segments)}, {(input.Segment is { } segment ? $"not {ConditionText.Name(segment.Name)}" : "and there is none")}",
            PlayOutcome.ConditionFalse => Condition(play.When!, Truth.False, trace, input),
            PlayOutcome.ConditionUnknown => Condition(play.When!, Truth.Unknown, trace, input),
            PlayOutcome.UniversalControl => $"in the universal control group{Until(book.ControlGroup!.GetNextRedraw(input.AsOf))}",
            PlayOutcome.HeldOut => FormattableString.Invariant($"in the play's control group of {play.HeldOut / 100m:0.##}%"),
            PlayOutcome.OtherArm => Arm(book, play, input),
            PlayOutcome.NoConsent => $"no consent, {Consent(play, input)}",
            PlayOutcome.CoolingDown => $"cooldown of {DurationText.Write(play.Cooldown.Ticks)} after a message{Until(result.Until)}",
            PlayOutcome.Capped => Capped(book, play, input),
            PlayOutcome.QuietHours => FormattableString.Invariant(
                $"quiet hours on {play.Channel} from {book.GetQuietHours(play.Channel).From:HH:mm} to {book.GetQuietHours(play.Channel).To:HH:mm}{Until(result.Until)}"),
            PlayOutcome.BudgetSpent => FormattableString.Invariant($"daily budget of {play.DailyBudget} spent{Until(result.Until)}"),
            _ => LostTo(play, result.LostTo!),
        };
    }

    /// <summary>Explains why the condition is not true.</summary>
    public static string Condition(Condition when, Truth truth, ConditionTrace trace, in PlayInput input) =>
        $"condition {DecidingLeaves.Text(when, truth, trace.Leaves(0, trace.Count), input.AsOf.UtcTicks)}";

    /// <summary>Returns the current stages, with their tracks when the play names a track.</summary>
    private static string CurrentStages(Play play, ReadOnlySpan<TrackStage> current)
    {
        var isByTrack = play.Stages.Any(stage => StageName.Parse(stage).Track is not null);
        var stages = new List<string>();
        foreach (ref readonly var stage in current)
            if (stage.Stage is not null) stages.Add(isByTrack ? stage.ToString() : stage.Stage);
        return stages.Count == 0 ? "and there is none" : $"not {string.Join(", ", stages.Select(ConditionText.Name))}";
    }

    private static string Arm(Playbook book, Play play, in PlayInput input)
    {
        var experiment = book.ExperimentOf(play);
        var name = ConditionText.Name(experiment.Key);
        if (input.AsOf < experiment.From) return $"experiment {name} does not run until {Instant(experiment.From.Value)}";
        if (input.AsOf >= experiment.To) return $"experiment {name} ended at {Instant(experiment.To.Value)}";
        return experiment.ArmOf(input.SubjectKey, input.History.Exposures.ArmOf(experiment.Key)) is { } arm
            ? $"in arm {ConditionText.Name(arm.Key)} of experiment {name}, not {ConditionText.Name(play.Arm!)}"
            : $"outside experiment {name}";
    }

    private static string Consent(Play play, in PlayInput input)
    {
        var consents = input.History.Consents;
        if (consents.TryGet(play.Channel, string.Empty, out var general) && !general.HoldsAt(input.AsOf))
            return $"{play.Channel} {Ended(general)}";
        if (consents.TryGet(play.Channel, play.Category, out var category) && !category.HoldsAt(input.AsOf))
            return $"{play.Channel} for {ConditionText.Name(play.Category)} {Ended(category)}";
        return play.Consent == ConsentNeed.Granted
            ? $"{play.Channel} was never granted" : $"{play.Channel} was never granted, and no contact was captured";
    }

    private static string Ended(in ConsentState state) =>
        state.ExpiresAt is { } end
            ? $"was granted at {Instant(state.ChangedAt)} and ended at {Instant(end)}" : $"was withdrawn at {Instant(state.ChangedAt)}";

    /// <summary>Returns the cap that blocks the play longest.</summary>
    private static string Capped(Playbook book, Play play, in PlayInput input)
    {
        var (text, until) = ("plays before it use up the caps of the playbook", 0L);
        Look(play.FrequencyCaps, play.Key, Channels.All, "of the play", input, ref text, ref until);
        Look(book.GetFrequencyCaps(play.Channel), null, play.Channel, $"on {play.Channel}", input, ref text, ref until);
        Look(book.FrequencyCaps, null, Channels.All, "of the playbook", input, ref text, ref until);
        return text;
    }

    private static void Look(
        ImmutableArray<FrequencyCap> caps, string? play, Channels channels, string whose, in PlayInput input, ref string text,
        ref long until)
    {
        foreach (var cap in caps)
        {
            var allowance = CapAllowance.Of(
                [cap], input.Messages, play, channels, input.AsOf.UtcTicks, input.TimeZone ?? input.Context.TimeZone);
            if (allowance.Left > 0 || allowance.UntilTicks <= until) continue;
            var end = allowance.UntilTicks == long.MaxValue ? string.Empty : $", until {ConditionText.Instant(allowance.UntilTicks)}";
            (text, until) = ($"capped {whose}, {cap}{end}", allowance.UntilTicks);
        }
    }

    private static string LostTo(Play play, Play winner) => winner.Priority > play.Priority
        ? FormattableString.Invariant($"lost to {winner} on {play.Channel}, priority {winner.Priority} to {play.Priority}")
        : FormattableString.Invariant($"lost to {winner} on {play.Channel}, drawn by weight {winner.Weight} to {play.Weight}");

    private static string Or(ImmutableArray<string> names) => string.Join(" or ", names.Select(ConditionText.Name));

    private static string Until(DateTimeOffset? instant) => instant is { } end ? $" until {Instant(end)}" : string.Empty;

    private static string Instant(DateTimeOffset instant) => ConditionText.Instant(instant.UtcTicks);
}
