namespace LifecycleKit.Conditions;

/// <summary>What a JSON text may look like, before its content is read.</summary>
internal sealed class JsonShape
{
    private JsonShape(JsonKind kind, Func<JsonShape, (string Name, JsonShape Shape)[]>? members = null, JsonShape? part = null) =>
        (Kind, Members, Part) = (kind, members?.Invoke(this) ?? [], part);

    public static JsonShape Text { get; } = new(JsonKind.Text);

    /// <summary>Text in one of the forms of an instant.</summary>
    public static JsonShape Instant { get; } = new(JsonKind.Instant);

    public static JsonShape Integer { get; } = new(JsonKind.Integer);

    public static JsonShape Flag { get; } = new(JsonKind.Flag);

    /// <summary>Text, a number or a boolean.</summary>
    public static JsonShape Scalar { get; } = new(JsonKind.Scalar);

    public JsonKind Kind { get; }

    /// <summary>The members that an object may have.</summary>
    public IReadOnlyList<(string Name, JsonShape Shape)> Members { get; }

    /// <summary>What a list or a map holds.</summary>
    public JsonShape? Part { get; }

    public static JsonShape Object(params (string Name, JsonShape Shape)[] members) => new(JsonKind.Object, _ => members);

    /// <summary>An object whose members may be of its own shape.</summary>
    public static JsonShape Recursive(Func<JsonShape, (string Name, JsonShape Shape)[]> members) => new(JsonKind.Object, members);

    public static JsonShape List(JsonShape part) => new(JsonKind.List, part: part);

    /// <summary>An object whose members the writer names.</summary>
    public static JsonShape Map(JsonShape part) => new(JsonKind.Map, part: part);

    public JsonShape? Find(string name)
    {
        foreach (var (other, shape) in Members)
        {
            if (string.Equals(other, name, StringComparison.Ordinal)) return shape;
        }

        return null;
    }
}
