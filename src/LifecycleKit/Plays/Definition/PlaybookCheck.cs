using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Plays;

/// <summary>Finds the errors in the declaration of a playbook.</summary>
internal static class PlaybookCheck
{
    /// <summary>The maximum number of plays, and of experiments, in a playbook.</summary>
    public const int MaxPlays = 2_000;

    private const int MaxNames = 256;
    private const int MaxDepth = 16;
    private const int MaxLeaves = 64;
    private const int MaxBuckets = Experiments.SubjectBucket.Count;
    private const int MaxWeight = 1_000;

    public static List<Diagnostic> Of(PlaybookBuilder declared)
    {
        var diagnostics = new List<Diagnostic>();
        if (string.IsNullOrWhiteSpace(declared.Name))
            diagnostics.Add(Diagnostic.Error(DiagnosticIds.InvalidId, "name", "The playbook has no name.", "Give the playbook a name."));
        if (declared.Plays.Count == 0)
            diagnostics.Add(Diagnostic.Error(DiagnosticIds.Missing, "plays", "The playbook has no play.", "Declare a play."));
        CheckCount(declared.Plays.Count, MaxPlays, "plays", diagnostics);
        CheckCaps(declared.OverallCaps, "frequencyCaps", diagnostics);
        foreach (var (channel, cap) in declared.ChannelCaps)
        {
            CheckChannel(channel, $"channels/{channel}/frequencyCaps", diagnostics);
            CheckCaps([cap], $"channels/{channel}/frequencyCaps", diagnostics);
        }

        var quiet = Channels.None;
        foreach (var (channels, hours) in declared.Quiet)
        {
            if (channels == Channels.None || (channels & ~Channels.All) != 0 || !hours.HasHours)
            {
                diagnostics.Add(
                    Diagnostic.Error(
                        DiagnosticIds.OutOfRange, "channels", $"The quiet hours on '{channels}' are empty.",
                        "Name at least one channel, and make the hours by QuietHours.Between."));
            }

            if ((quiet & channels) != 0)
            {
                diagnostics.Add(
                    Diagnostic.Error(
                        DiagnosticIds.Contradiction, "channels", $"'{quiet & channels}' has two sets of quiet hours.",
                        "Give each channel one set."));
            }

            quiet |= channels;
        }

        foreach (var repeated in declared.Experiments.GroupBy(experiment => experiment.Key, StringComparer.Ordinal)
            .Where(same => same.Count() > 1))
        {
            diagnostics.Add(
                Diagnostic.Error(
                    DiagnosticIds.RepeatedId, $"experiments/{repeated.Key}", $"There are two experiments '{repeated.Key}'.",
                    "Give each experiment its own key."));
        }

        foreach (var repeated in declared.Plays.GroupBy(play => play.Key, StringComparer.Ordinal).Where(same => same.Count() > 1))
        {
            diagnostics.Add(
                Diagnostic.Error(
                    DiagnosticIds.RepeatedId, $"plays/{repeated.Key}", $"There are two plays '{repeated.Key}'.",
                    "Give each play its own key."));
        }

        foreach (var play in declared.Plays) Check(play, declared, diagnostics);
        return diagnostics;
    }

    private static void Check(PlayBuilder play, PlaybookBuilder book, List<Diagnostic> diagnostics)
    {
        var place = $"plays/{play.Key}";
        if (Ids.Problem(play.Key) is { } problem)
            diagnostics.Add(Diagnostic.Error(DiagnosticIds.InvalidId, place, $"The key of a play {problem}.", Ids.Suggestion));
        if (!play.HasUnreadChannel) CheckChannel(play.ChannelValue, $"{place}/channel", diagnostics);
        if (!Enum.IsDefined(play.DeclaredNeed))
        {
            diagnostics.Add(
                Diagnostic.Error(
                    DiagnosticIds.OutOfRange, $"{place}/consent", $"'{play.DeclaredNeed}' is not a valid consent need.",
                    "Use a member of ConsentNeed."));
        }

        if (play.Content is { } content && string.IsNullOrWhiteSpace(content))
        {
            diagnostics.Add(
                Diagnostic.Error(
                    DiagnosticIds.InvalidId, $"{place}/contentKey", "The content key is empty.",
                    "Give a content key, or omit it for the key of the play."));
        }

        if (play.ParameterValues.ContainsKey(string.Empty))
        {
            diagnostics.Add(
                Diagnostic.Error(DiagnosticIds.InvalidId, $"{place}/parameters", "A parameter has no name.", "Give the parameter a name."));
        }

        CheckNames(play.StageIds, $"{place}/stages", diagnostics);
        foreach (var name in play.StageIds.Where(name => name.StartsWith(StageName.Separator) || name.EndsWith(StageName.Separator)))
        {
            diagnostics.Add(Diagnostic.Error(
                DiagnosticIds.InvalidId, $"{place}/stages", $"The name {ConditionText.Quoted(name)} lacks a track or a stage.",
                "Write track:stage, such as journey:at-risk."));
        }

        CheckNames(play.SegmentNames, $"{place}/segments", diagnostics);
        if (play.Condition is { } when) CheckCondition(when, $"{place}/when", diagnostics);
        CheckCaps(play.CapValues, $"{place}/frequencyCaps", diagnostics);
        CheckRange(play.WeightValue, 1, MaxWeight, $"{place}/weight", diagnostics);
        CheckRange(play.HeldOutValue, 0, MaxBuckets - 1, $"{place}/heldOut", diagnostics);
        if (play.Budget is { } budget) CheckRange(budget, 1, int.MaxValue, $"{place}/dailyBudget", diagnostics);
        if (play.CooldownValue < TimeSpan.Zero || play.CooldownValue > MessageLog.Horizon)
        {
            diagnostics.Add(Diagnostic.Error(
                DiagnosticIds.OutOfRange, $"{place}/cooldown",
                $"A cooldown of {DurationText.Write(play.CooldownValue.Ticks)} is out of range.",
                $"Use 0 to {MessageLog.Horizon.Days} days, for which messages are remembered."));
        }

        if (play.ExperimentKey is not { } key) return;
        var experiment = book.Experiments.Find(experiment => string.Equals(experiment.Key, key, StringComparison.Ordinal));
        if (experiment is null && book.IsUnread(key)) return;
        if (experiment is null)
        {
            diagnostics.Add(
                Diagnostic.Error(
                    DiagnosticIds.UnknownValue, $"{place}/experiment", $"There is no experiment '{key}'.",
                    "Declare the experiment in the playbook."));
        }
        else if (!experiment.Arms.Any(arm => string.Equals(arm.Key, play.ArmKey, StringComparison.Ordinal)))
        {
            diagnostics.Add(
                Diagnostic.Error(
                    DiagnosticIds.UnknownValue, $"{place}/arm", $"The experiment '{key}' has no arm '{play.ArmKey}'.",
                    "Name an arm of the experiment."));
        }
    }

    /// <summary>Checks names, which text separates by commas.</summary>
    private static void CheckNames(HashSet<string> names, string path, List<Diagnostic> diagnostics)
    {
        CheckCount(names.Count, MaxNames, path, diagnostics);
        foreach (var name in names.Where(
            name => string.IsNullOrWhiteSpace(name) || name.Trim().Length != name.Length || name.Contains(',', StringComparison.Ordinal)))
        {
            diagnostics.Add(Diagnostic.Error(
                DiagnosticIds.InvalidId, path,
                $"The name {ConditionText.Quoted(name)} is empty, contains a comma, or is surrounded by space.",
                "Rename it, or remove it."));
        }
    }

    private static void CheckCondition(Condition when, string path, List<Diagnostic> diagnostics)
    {
        if (when.Depth > MaxDepth)
        {
            diagnostics.Add(
                Diagnostic.Error(
                    DiagnosticIds.LimitExceeded, path, $"The condition is {when.Depth} deep.",
                    $"Flatten it to a depth of at most {MaxDepth}."));
        }

        if (when.LeafCount > MaxLeaves)
        {
            diagnostics.Add(
                Diagnostic.Error(
                    DiagnosticIds.LimitExceeded, path, $"The condition has {when.LeafCount} leaves.",
                    $"Use at most {MaxLeaves}, or split the play."));
        }

        foreach (var field in when.Fields().Where(field => field.Timing == FieldTiming.Event).Distinct())
        {
            diagnostics.Add(Diagnostic.Error(
                DiagnosticIds.NotForTime, path, $"A play is decided without an event, and the condition reads '{field.Name}' of an event.",
                "Use a field of the customer."));
        }

        diagnostics.AddRange(KnownValues.Problems(when, path, stages: null));
    }

    private static void CheckCount(int count, int maxCount, string path, List<Diagnostic> diagnostics)
    {
        if (count > maxCount)
        {
            diagnostics.Add(
                Diagnostic.Error(DiagnosticIds.LimitExceeded, path, $"There are {count} entries.", $"Give at most {maxCount}."));
        }
    }

    private static void CheckChannel(Channels channel, string path, List<Diagnostic> diagnostics)
    {
        if (!IsOne(channel))
        {
            diagnostics.Add(
                Diagnostic.Error(
                    DiagnosticIds.Missing, path, $"'{channel}' is not exactly one channel.",
                    "Name one: Email, Sms, Push, OnSite, InPerson or Custom."));
        }
    }

    private static bool IsOne(Channels channel) => (channel & ~Channels.All) == 0 && int.PopCount((int)channel) == 1;

    private static void CheckCaps(List<FrequencyCap> caps, string path, List<Diagnostic> diagnostics)
    {
        CheckCount(caps.Count, MaxNames, path, diagnostics);
        if (caps.Any(cap => cap.MaxCount < 1))
        {
            diagnostics.Add(
                Diagnostic.Error(
                    DiagnosticIds.OutOfRange, path, "A frequency cap is default.",
                    "Make the cap by FrequencyCap.InWindow or FrequencyCap.InDays."));
        }
    }

    private static void CheckRange(int value, int low, int high, string path, List<Diagnostic> diagnostics)
    {
        if (value < low || value > high)
        {
            diagnostics.Add(
                Diagnostic.Error(
                    DiagnosticIds.OutOfRange, path, FormattableString.Invariant($"{value} is out of range."),
                    FormattableString.Invariant($"Use {low} to {high}.")));
        }
    }
}
