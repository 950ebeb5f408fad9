using LifecycleKit.Conditions;

namespace LifecycleKit.Plays;

/// <summary>Playbooks in JSON of format 1: the members of <see cref="PlaybookOptions"/>, and nothing else.</summary>
internal static class PlaybookJson
{
    /// <summary>Public for the test that compares it with the members of the options.</summary>
    public static JsonShape Shape { get; } = JsonShape.Object(
        (OptionsJson.FormatMember, JsonShape.Integer),
        ("Name", JsonShape.Text),
        ("Caps", JsonShape.Text),
        ("Channels", JsonShape.Map(JsonShape.Object(
            ("Caps", JsonShape.Text),
            ("QuietHours", JsonShape.Text)))),
        ("Control", JsonShape.Object(
            ("BasisPoints", JsonShape.Integer),
            ("Salt", JsonShape.Text),
            ("RedrawMonths", JsonShape.Integer),
            ("TimeZone", JsonShape.Text))),
        ("Experiments", JsonShape.Map(JsonShape.Object(
            ("Key", JsonShape.Text),
            ("Salt", JsonShape.Text),
            ("Arms", JsonShape.List(JsonShape.Object(
                ("Key", JsonShape.Text),
                ("BasisPoints", JsonShape.Integer),
                ("Buckets", JsonShape.Text)))),
            ("Control", JsonShape.Text),
            ("From", JsonShape.Instant),
            ("To", JsonShape.Instant)))),
        ("Plays", JsonShape.Map(JsonShape.Object(
            ("Goal", JsonShape.Text),
            ("Channel", JsonShape.Text),
            ("ContentKey", JsonShape.Text),
            ("Parameters", JsonShape.Map(JsonShape.Text)),
            ("Stages", JsonShape.Text),
            ("Segments", JsonShape.Text),
            ("When", ConditionShape.Condition),
            ("Priority", JsonShape.Integer),
            ("Weight", JsonShape.Integer),
            ("Consent", JsonShape.Text),
            ("Category", JsonShape.Text),
            ("Caps", JsonShape.Text),
            ("CoolDown", JsonShape.Text),
            ("DailyBudget", JsonShape.Integer),
            ("HoldOut", JsonShape.Integer),
            ("Experiment", JsonShape.Text),
            ("Arm", JsonShape.Text),
            ("Enabled", JsonShape.Flag)))));

    /// <summary>Reads the options; null when the text breaks the format so that they cannot be told.</summary>
    public static PlaybookOptions? Read(string json, List<Finding> findings) =>
        OptionsJson.Read(json, Shape, PlaybookJsonContext.Default.PlaybookOptions, findings);

    /// <summary>Indented, with line feeds, and letters as they are; not for use inside HTML.</summary>
    public static string Write(PlaybookOptions options) => OptionsJson.Write(options, PlaybookJsonContext.Default.PlaybookOptions);
}
