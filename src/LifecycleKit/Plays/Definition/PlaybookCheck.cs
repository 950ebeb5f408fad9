using LifecycleKit.Conditions;
using LifecycleKit.Customers;

namespace LifecycleKit.Plays;

/// <summary>What is wrong in the declaration of a playbook.</summary>
internal static class PlaybookCheck
{
    private const int MostBuckets = Experiments.SubjectBucket.Count;
    private const int MostWeight = 1_000;

    public static List<Finding> Of(PlaybookBuilder declared)
    {
        var findings = new List<Finding>();
        if (string.IsNullOrWhiteSpace(declared.Name)) findings.Add(Finding.Error(FindingIds.InvalidId, "Name", "The playbook has no name.", "Give it one."));
        if (declared.Plays.Count == 0) findings.Add(Finding.Error(FindingIds.Missing, "Plays", "The playbook has no play.", "Declare one."));
        CheckCaps(declared.OverallCaps, "Caps", findings);
        foreach (var (channel, cap) in declared.ChannelCaps)
        {
            CheckChannel(channel, $"ChannelCaps/{channel}", findings);
            CheckCaps([cap], $"ChannelCaps/{channel}", findings);
        }

        var quiet = Channels.None;
        foreach (var (channels, hours) in declared.Quiet)
        {
            if (channels == Channels.None || (channels & ~Channels.All) != 0 || !hours.Exist)
                findings.Add(Finding.Error(FindingIds.OutOfRange, "QuietHours", $"Quiet hours on '{channels}' are none.", "Name at least one channel, and hours by QuietHours.Between."));
            if ((quiet & channels) != 0)
                findings.Add(Finding.Error(FindingIds.Contradiction, "QuietHours", $"'{quiet & channels}' has two sets of quiet hours.", "Give each channel one."));
            quiet |= channels;
        }

        foreach (var repeated in declared.Experiments.GroupBy(experiment => experiment.Key, StringComparer.Ordinal).Where(same => same.Count() > 1))
            findings.Add(Finding.Error(FindingIds.RepeatedId, $"Experiments/{repeated.Key}", $"There are two experiments '{repeated.Key}'.", "Give each a key of its own."));
        foreach (var repeated in declared.Plays.GroupBy(play => play.Key, StringComparer.Ordinal).Where(same => same.Count() > 1))
            findings.Add(Finding.Error(FindingIds.RepeatedId, $"Plays/{repeated.Key}", $"There are two plays '{repeated.Key}'.", "Give each a key of its own."));
        foreach (var play in declared.Plays) Check(play, declared, findings);
        return findings;
    }

    private static void Check(PlayBuilder play, PlaybookBuilder book, List<Finding> findings)
    {
        var place = $"Plays/{play.Key}";
        if (Ids.Problem(play.Key) is { } problem) findings.Add(Finding.Error(FindingIds.InvalidId, place, $"The key of a play {problem}.", Ids.Mend));
        CheckChannel(play.ChannelValue, $"{place}/Channel", findings);
        if (!Enum.IsDefined(play.DeclaredNeed))
            findings.Add(Finding.Error(FindingIds.OutOfRange, $"{place}/Consent", $"There is no consent need '{play.DeclaredNeed}'.", "Take one of ConsentNeed."));
        if (play.Content is { } content && string.IsNullOrWhiteSpace(content))
            findings.Add(Finding.Error(FindingIds.InvalidId, $"{place}/ContentKey", "The content key is empty.", "Give one, or leave it out for the play's key."));
        if (play.ParameterValues.ContainsKey(string.Empty))
            findings.Add(Finding.Error(FindingIds.InvalidId, $"{place}/Parameters", "A parameter has no name.", "Give it one."));
        foreach (var name in play.StageIds.Concat(play.SegmentNames).Where(string.IsNullOrWhiteSpace))
            findings.Add(Finding.Error(FindingIds.InvalidId, place, $"A stage or segment is '{name}'.", "Name it, or leave it out."));
        CheckCaps(play.CapValues, $"{place}/Caps", findings);
        CheckRange(play.WeightValue, 1, MostWeight, $"{place}/Weight", findings);
        CheckRange(play.HoldOutShare, 0, MostBuckets - 1, $"{place}/HoldOut", findings);
        if (play.Budget is { } budget) CheckRange(budget, 1, int.MaxValue, $"{place}/DailyBudget", findings);
        if (play.Pause < TimeSpan.Zero || play.Pause > MessageLog.Horizon)
        {
            findings.Add(Finding.Error(
                FindingIds.OutOfRange, $"{place}/CoolDown", $"A rest of {ConditionText.Duration(play.Pause.Ticks)} is out of range.",
                $"Take 0 to {MessageLog.Horizon.Days} days, for which messages are remembered."));
        }

        if (play.ExperimentKey is not { } key) return;
        var experiment = book.Experiments.Find(experiment => string.Equals(experiment.Key, key, StringComparison.Ordinal));
        if (experiment is null)
            findings.Add(Finding.Error(FindingIds.UnknownValue, $"{place}/Experiment", $"There is no experiment '{key}'.", "Declare it in the playbook."));
        else if (!experiment.Arms.Any(arm => string.Equals(arm.Key, play.ArmKey, StringComparison.Ordinal)))
            findings.Add(Finding.Error(FindingIds.UnknownValue, $"{place}/Arm", $"The experiment '{key}' has no arm '{play.ArmKey}'.", "Name one of its arms."));
    }

    private static void CheckChannel(Channels channel, string place, List<Finding> findings)
    {
        if (!IsOne(channel))
            findings.Add(Finding.Error(FindingIds.Missing, place, $"'{channel}' is not exactly one channel.", "Name one: Email, Sms, Push, OnSite, InPerson or Custom."));
    }

    private static bool IsOne(Channels channel) => (channel & ~Channels.All) == 0 && int.PopCount((int)channel) == 1;

    private static void CheckCaps(IEnumerable<FrequencyCap> caps, string place, List<Finding> findings)
    {
        if (caps.Any(cap => cap.Most < 1))
            findings.Add(Finding.Error(FindingIds.OutOfRange, place, "A cap is default.", "Make it by FrequencyCap.InWindow or InDays."));
    }

    private static void CheckRange(int value, int low, int high, string place, List<Finding> findings)
    {
        if (value < low || value > high)
            findings.Add(Finding.Error(FindingIds.OutOfRange, place, FormattableString.Invariant($"{value} is out of range."), FormattableString.Invariant($"Take {low} to {high}.")));
    }
}
