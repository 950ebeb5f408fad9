namespace LifecycleKit.Conditions;

/// <summary>How conditions look in JSON; the members are those of <see cref="ConditionOptions"/>.</summary>
internal static class ConditionShape
{
    public static JsonShape Condition { get; } = JsonShape.Recursive(self =>
    [
        ("Field", JsonShape.Text),
        ("Eq", JsonShape.Scalar),
        ("Ne", JsonShape.Scalar),
        ("Gt", JsonShape.Scalar),
        ("Gte", JsonShape.Scalar),
        ("Lt", JsonShape.Scalar),
        ("Lte", JsonShape.Scalar),
        ("Between", JsonShape.Object(("Min", JsonShape.Scalar), ("Max", JsonShape.Scalar))),
        ("In", JsonShape.List(JsonShape.Scalar)),
        ("NotIn", JsonShape.List(JsonShape.Scalar)),
        ("Exists", JsonShape.Flag),
        ("OlderThan", JsonShape.Text),
        ("Within", JsonShape.Text),
        ("All", JsonShape.List(self)),
        ("Any", JsonShape.List(self)),
        ("Not", self),
        ("Predicate", JsonShape.Text),
    ]);
}
