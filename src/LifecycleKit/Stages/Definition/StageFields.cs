using LifecycleKit.Conditions;

namespace LifecycleKit.Stages;

/// <summary>
/// The built-in fields about the current stage of a customer, which are missing outside an engine, and about that of their account.
/// </summary>
public static class StageFields
{
    /// <summary>
    /// <c>stage.enteredAt</c>: when the customer entered the current stage; <c>OlderThan</c> compares the length of the stay.
    /// </summary>
    public static InstantField EnteredAt { get; } =
        new("stage.enteredAt", static (in Facts f) => f.Attachment.Ticks) { Dependency = FieldDependency.Alone };

    /// <summary><c>stage.current</c>: the id of the current stage.</summary>
    public static TextField Current { get; } =
        new("stage.current", static (in Facts f) => f.Attachment.Name) { Dependency = FieldDependency.Alone };

    /// <summary><c>stage.groups</c>: the groups of the current stage, at any depth; empty for none.</summary>
    public static SetField Groups { get; } =
        new("stage.groups", static (in Facts f) => f.Attachment.Names) { Dependency = FieldDependency.Alone };

    /// <summary>
    /// <c>stage.account</c>: the stage of the customer's account in the track that its shop shares; missing without an account, and while
    /// the stage is not known. Unlike the fields about the customer's own stage, it can be read outside an engine.
    /// </summary>
    public static TextField AccountStage { get; } = new("stage.account", static (in Facts f) => f.History.Accounts.Level?.Name);

    /// <summary>
    /// <c>stage.accountRank</c>: the rank of the stage of the customer's account; missing as <see cref="AccountStage"/> is, and for a stage
    /// without a rank.
    /// </summary>
    public static NumberField AccountStageRank { get; } = new(
        "stage.accountRank",
        static (in Facts f, out decimal value) =>
        {
            var rank = f.History.Accounts.Level?.Rank;
            value = rank ?? 0;
            return rank is not null;
        },
        readScaled: static (in Facts f) => f.History.Accounts.Level?.Rank ?? Scaled.Missing);

    /// <summary><c>stage.accountAt</c>: when the customer's account entered its stage; missing as <see cref="AccountStage"/> is.</summary>
    public static InstantField AccountStageAt { get; } =
        new("stage.accountAt", static (in Facts f) => f.History.Accounts.Level?.At.UtcTicks ?? 0);

    /// <summary>All fields of this class.</summary>
    public static IReadOnlyList<Field> All { get; } = [EnteredAt, Current, Groups, AccountStage, AccountStageRank, AccountStageAt];

    /// <summary>Returns a customer's stage in the form in which facts carry it to these fields.</summary>
    /// <param name="stage">The id of the stage.</param>
    /// <param name="enteredTicks">The instant at which the customer entered the stage, in UTC ticks; 0 when unknown.</param>
    /// <param name="groups">The groups of the stage; null for missing.</param>
    internal static FactAttachment Attach(string stage, long enteredTicks, IReadOnlyList<string>? groups = null) =>
        new(stage, groups, enteredTicks);
}
