using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Plays;

/// <summary>What is wrong in the declaration of a playbook.</summary>
internal static class PlaybookCheck
{
    /// <summary>How many plays, or experiments, a playbook has at most.</summary>
    public const int MostPlays = 2_000;

    private const int MostNames = 256;
    private const int MostDepth = 16;
    private const int MostLeaves = 64;
    private const int MostBuckets = Experiments.SubjectBucket.Count;
    private const int MostWeight = 1_000;

    public static List<Finding> Of(PlaybookBuilder declared)
    {
        var findings = new List<Finding>();
        if (string.IsNullOrWhiteSpace(declared.Name)) findings.Add(Finding.Error(FindingIds.InvalidId, "name", "The playbook has no name.", "Give it one."));
        if (declared.Plays.Count == 0) findings.Add(Finding.Error(FindingIds.Missing, "plays", "The playbook has no play.", "Declare one."));
        CheckCount(declared.Plays.Count, MostPlays, "plays", findings);
        CheckCaps(declared.OverallCaps, "caps", findings);
        foreach (var (channel, cap) in declared.ChannelCaps)
        {
            CheckChannel(channel, $"channels/{channel}/caps", findings);
            CheckCaps([cap], $"channels/{channel}/caps", findings);
        }

        var quiet = Channels.None;
        foreach (var (channels, hours) in declared.Quiet)
        {
            if (channels == Channels.None || (channels & ~Channels.All) != 0 || !hours.Exist)
                findings.Add(Finding.Error(FindingIds.OutOfRange, "channels", $"Quiet hours on '{channels}' are none.", "Name at least one channel, and hours by QuietHours.Between."));
            if ((quiet & channels) != 0)
                findings.Add(Finding.Error(FindingIds.Contradiction, "channels", $"'{quiet & channels}' has two sets of quiet hours.", "Give each channel one."));
            quiet |= channels;
        }

        foreach (var repeated in declared.Experiments.GroupBy(experiment => experiment.Key, StringComparer.Ordinal).Where(same => same.Count() > 1))
            findings.Add(Finding.Error(FindingIds.RepeatedId, $"experiments/{repeated.Key}", $"There are two experiments '{repeated.Key}'.", "Give each a key of its own."));
        foreach (var repeated in declared.Plays.GroupBy(play => play.Key, StringComparer.Ordinal).Where(same => same.Count() > 1))
            findings.Add(Finding.Error(FindingIds.RepeatedId, $"plays/{repeated.Key}", $"There are two plays '{repeated.Key}'.", "Give each a key of its own."));
        foreach (var play in declared.Plays) Check(play, declared, findings);
        return findings;
    }

    private static void Check(PlayBuilder play, PlaybookBuilder book, List<Finding> findings)
    {
        var place = $"plays/{play.Key}";
        if (Ids.Problem(play.Key) is { } problem) findings.Add(Finding.Error(FindingIds.InvalidId, place, $"The key of a play {problem}.", Ids.Mend));
        if (!play.HasUnreadChannel) CheckChannel(play.ChannelValue, $"{place}/channel", findings);
        if (!Enum.IsDefined(play.DeclaredNeed))
            findings.Add(Finding.Error(FindingIds.OutOfRange, $"{place}/consent", $"There is no consent need '{play.DeclaredNeed}'.", "Take one of ConsentNeed."));
        if (play.Content is { } content && string.IsNullOrWhiteSpace(content))
            findings.Add(Finding.Error(FindingIds.InvalidId, $"{place}/contentKey", "The content key is empty.", "Give one, or leave it out for the play's key."));
        if (play.ParameterValues.ContainsKey(string.Empty))
            findings.Add(Finding.Error(FindingIds.InvalidId, $"{place}/parameters", "A parameter has no name.", "Give it one."));
        CheckNames(play.StageIds, $"{place}/stages", findings);
        foreach (var name in play.StageIds.Where(name => name.StartsWith(StageName.Separator) || name.EndsWith(StageName.Separator)))
        {
            findings.Add(Finding.Error(
                FindingIds.InvalidId, $"{place}/stages", $"The name {ConditionText.Quoted(name)} lacks a track or a stage.", "Write track:stage, such as journey:at-risk."));
        }

        CheckNames(play.SegmentNames, $"{place}/segments", findings);
        if (play.Condition is { } when) CheckCondition(when, $"{place}/when", findings);
        CheckCaps(play.CapValues, $"{place}/caps", findings);
        CheckRange(play.WeightValue, 1, MostWeight, $"{place}/weight", findings);
        CheckRange(play.HoldOutShare, 0, MostBuckets - 1, $"{place}/holdOut", findings);
        if (play.Budget is { } budget) CheckRange(budget, 1, int.MaxValue, $"{place}/dailyBudget", findings);
        if (play.Pause < TimeSpan.Zero || play.Pause > MessageLog.Horizon)
        {
            findings.Add(Finding.Error(
                FindingIds.OutOfRange, $"{place}/coolDown", $"A rest of {ConditionText.Duration(play.Pause.Ticks)} is out of range.",
                $"Take 0 to {MessageLog.Horizon.Days} days, for which messages are remembered."));
        }

        if (play.ExperimentKey is not { } key) return;
        var experiment = book.Experiments.Find(experiment => string.Equals(experiment.Key, key, StringComparison.Ordinal));
        if (experiment is null && book.IsUnread(key)) return;
        if (experiment is null)
            findings.Add(Finding.Error(FindingIds.UnknownValue, $"{place}/experiment", $"There is no experiment '{key}'.", "Declare it in the playbook."));
        else if (!experiment.Arms.Any(arm => string.Equals(arm.Key, play.ArmKey, StringComparison.Ordinal)))
            findings.Add(Finding.Error(FindingIds.UnknownValue, $"{place}/arm", $"The experiment '{key}' has no arm '{play.ArmKey}'.", "Name one of its arms."));
    }

    /// <summary>Names stand in text with commas between them.</summary>
    private static void CheckNames(HashSet<string> names, string place, List<Finding> findings)
    {
        CheckCount(names.Count, MostNames, place, findings);
        foreach (var name in names.Where(name => string.IsNullOrWhiteSpace(name) || name.Trim().Length != name.Length || name.Contains(',', StringComparison.Ordinal)))
        {
            findings.Add(Finding.Error(
                FindingIds.InvalidId, place, $"The name {ConditionText.Quoted(name)} is empty, or holds a comma or space around it.", "Rename it, or leave it out."));
        }
    }

    private static void CheckCondition(Condition when, string place, List<Finding> findings)
    {
        if (when.Depth > MostDepth)
            findings.Add(Finding.Error(FindingIds.LimitExceeded, place, $"The condition is {when.Depth} deep.", $"At most {MostDepth}: flatten it."));
        if (when.Leaves > MostLeaves)
            findings.Add(Finding.Error(FindingIds.LimitExceeded, place, $"The condition has {when.Leaves} leaves.", $"At most {MostLeaves}: make several plays of it."));
        foreach (var field in when.Fields().Where(field => field.Timing == FieldTiming.Event).Distinct())
        {
            findings.Add(Finding.Error(
                FindingIds.NotForTime, place, $"Plays are chosen when there is no event, and the condition asks for '{field.Name}'.", "Ask for what stays."));
        }

        findings.AddRange(KnownValues.Problems(when, place, stages: null));
    }

    private static void CheckCount(int count, int most, string place, List<Finding> findings)
    {
        if (count > most)
            findings.Add(Finding.Error(FindingIds.LimitExceeded, place, $"There are {count} entries.", $"Give at most {most}."));
    }

    private static void CheckChannel(Channels channel, string place, List<Finding> findings)
    {
        if (!IsOne(channel))
            findings.Add(Finding.Error(FindingIds.Missing, place, $"'{channel}' is not exactly one channel.", "Name one: Email, Sms, Push, OnSite, InPerson or Custom."));
    }

    private static bool IsOne(Channels channel) => (channel & ~Channels.All) == 0 && int.PopCount((int)channel) == 1;

    private static void CheckCaps(List<FrequencyCap> caps, string place, List<Finding> findings)
    {
        CheckCount(caps.Count, MostNames, place, findings);
        if (caps.Any(cap => cap.Most < 1))
            findings.Add(Finding.Error(FindingIds.OutOfRange, place, "A cap is default.", "Make it by FrequencyCap.InWindow or InDays."));
    }

    private static void CheckRange(int value, int low, int high, string place, List<Finding> findings)
    {
        if (value < low || value > high)
            findings.Add(Finding.Error(FindingIds.OutOfRange, place, FormattableString.Invariant($"{value} is out of range."), FormattableString.Invariant($"Take {low} to {high}.")));
    }
}
