using LifecycleKit.Conditions;

namespace LifecycleKit.Stages;

/// <summary>The built-in fields about the stage that a customer is in. Outside an engine they are missing.</summary>
/// <remarks>Static and thread-safe.</remarks>
public static class StageFields
{
    /// <summary><c>stage.enteredAt</c>: since when he is in the current stage; <c>OlderThan</c> asks how long he has stayed.</summary>
    public static InstantField EnteredAt { get; } = new("stage.enteredAt", static (in Facts f) => f.StageEnteredTicks) { Kin = FieldDependency.Alone };

    /// <summary><c>stage.current</c>: the id of the current stage.</summary>
    public static TextField Current { get; } = new("stage.current", static (in Facts f) => f.Stage) { Kin = FieldDependency.Alone };

    /// <summary><c>stage.groups</c>: the groups that the current stage belongs to, however deep; empty when it belongs to none.</summary>
    public static SetField Groups { get; } = new("stage.groups", static (in Facts f) => f.StageGroups) { Kin = FieldDependency.Alone };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Field> All { get; } = [EnteredAt, Current, Groups];
}
