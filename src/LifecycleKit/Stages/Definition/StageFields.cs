using LifecycleKit.Conditions;

namespace LifecycleKit.Stages;

/// <summary>The built-in fields about the current stage of a customer. Outside an engine they are missing.</summary>
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

    /// <summary>All fields of this class.</summary>
    public static IReadOnlyList<Field> All { get; } = [EnteredAt, Current, Groups];

    /// <summary>Returns a customer's stage in the form in which facts carry it to these fields.</summary>
    /// <param name="stage">The id of the stage.</param>
    /// <param name="enteredTicks">The instant at which the customer entered the stage, in UTC ticks; 0 when unknown.</param>
    /// <param name="groups">The groups of the stage; null for missing.</param>
    internal static FactAttachment Attach(string stage, long enteredTicks, IReadOnlyList<string>? groups = null) =>
        new(stage, groups, enteredTicks);
}
