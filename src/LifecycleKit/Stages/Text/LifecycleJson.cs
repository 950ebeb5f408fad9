using LifecycleKit.Conditions;

namespace LifecycleKit.Stages;

/// <summary>Lifecycles in JSON of format 1: the members of <see cref="LifecycleDefinitionOptions"/>, and nothing else.</summary>
internal static class LifecycleJson
{
    /// <summary>Public for the test that compares it with the members of the options.</summary>
    public static JsonShape Shape { get; } = JsonShape.Object(
        (OptionsJson.FormatMember, JsonShape.Integer),
        ("Name", JsonShape.Text),
        ("Initial", JsonShape.Text),
        ("Fallback", JsonShape.Text),
        ("Stages", JsonShape.Map(JsonShape.Object(
            ("Rank", JsonShape.Integer),
            ("MinStay", JsonShape.Text),
            ("Terminal", JsonShape.Flag),
            ("Parent", JsonShape.Text),
            ("RenamedFrom", JsonShape.Text)))),
        ("Rules", JsonShape.Map(JsonShape.Object(
            ("From", JsonShape.Text),
            ("To", JsonShape.Text),
            ("On", JsonShape.Text),
            ("When", ConditionShape.Condition),
            ("Priority", JsonShape.Integer),
            ("Cooldown", JsonShape.Text),
            ("ConfirmFor", JsonShape.Text),
            ("EffectiveFrom", JsonShape.Text),
            ("EffectiveUntil", JsonShape.Text),
            ("Chain", JsonShape.Flag),
            ("Enabled", JsonShape.Flag)))));

    /// <summary>Reads the options; null when the text breaks the format so that they cannot be told.</summary>
    public static LifecycleDefinitionOptions? Read(string json, List<Finding> findings) =>
        OptionsJson.Read(json, Shape, LifecycleJsonContext.Default.LifecycleDefinitionOptions, findings);

    /// <summary>Indented, with line feeds, and letters as they are; not for use inside HTML.</summary>
    public static string Write(LifecycleDefinitionOptions options) => OptionsJson.Write(options, LifecycleJsonContext.Default.LifecycleDefinitionOptions);
}
