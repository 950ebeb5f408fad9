using System.Collections.Frozen;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace LifecycleKit;

/// <summary>The allowed shape of a JSON text, from the generated type information. It is checked before the content is read.</summary>
internal sealed class JsonShape
{
    private static readonly FrozenDictionary<Type, JsonShape> Leaves = new Dictionary<Type, JsonShape>
    {
        [typeof(string)] = new(JsonKind.Text),
        [typeof(DateTimeOffset)] = new(JsonKind.Instant),
        [typeof(TimeSpan)] = new(JsonKind.Duration),
        [typeof(bool)] = new(JsonKind.Flag),
        [typeof(int)] = new(JsonKind.Integer),
        [typeof(long)] = new(JsonKind.Long),
        [typeof(ulong)] = new(JsonKind.UnsignedLong),
        [typeof(decimal)] = new(JsonKind.Decimal),
        [typeof(double)] = new(JsonKind.Double),
    }.ToFrozenDictionary();

    private JsonShape(JsonKind kind, JsonShape? part = null)
    {
        Kind = kind;
        Part = part;
    }

    public static JsonShape Text => Leaves[typeof(string)];

    public static JsonShape Flag => Leaves[typeof(bool)];

    public static JsonShape Integer => Leaves[typeof(int)];

    public static JsonShape Scalar { get; } = new(JsonKind.Scalar);

    /// <summary>Any value without repeated members.</summary>
    public static JsonShape Anything { get; } = MakeAnything();

    public JsonKind Kind { get; }

    /// <summary>The members that an object may have.</summary>
    public IReadOnlyList<JsonMember> Members { get; private set; } = [];

    /// <summary>The shape of the items of a list or a map.</summary>
    public JsonShape? Part { get; private set; }

    /// <summary>The names of an enum.</summary>
    public IReadOnlyList<string> Names { get; private init; } = [];

    /// <summary>Creates the shape of an object with free member names.</summary>
    public static JsonShape Map(JsonShape part) => new(JsonKind.Map, part);

    public static JsonShape List(JsonShape part) => new(JsonKind.List, part);

    public static JsonShape Object(params (string Name, JsonShape Shape)[] members) =>
        new(JsonKind.Object) { Members = [.. members.Select(member => new JsonMember(member.Name, member.Shape))] };

    /// <summary>Creates the shape of a text, number or boolean, or in place of it an object with certain members.</summary>
    public static JsonShape ScalarOr(params (string Name, JsonShape Shape)[] members) =>
        new(JsonKind.ScalarOrObject) { Members = [.. members.Select(member => new JsonMember(member.Name, member.Shape))] };

    /// <summary>Creates the shape of an object with the members of its type.</summary>
    public static JsonShape Content(JsonTypeInfo type) => Of(type, []);

    /// <summary>Creates the shape of a whole document: an object with the member "format" and the members of its type.</summary>
    public static JsonShape Document(JsonTypeInfo type) => new(JsonKind.Object)
    {
        Members = [new(StrictJson.FormatMember, Integer), .. Content(type).Members.Where(member => member.Name != StrictJson.FormatMember)],
    };

    /// <summary>Creates the shape of a document that people write in editors, which may name its JSON Schema.</summary>
    public static JsonShape File(JsonTypeInfo type) => new(JsonKind.Object)
    {
        Members = [new(StrictJson.SchemaMember, Text), .. Document(type).Members],
    };

    public JsonMember? Find(string name)
    {
        foreach (var member in Members)
        {
            if (string.Equals(member.Name, name, StringComparison.Ordinal)) return member;
        }

        return null;
    }

    private static JsonShape MakeAnything()
    {
        var anything = new JsonShape(JsonKind.Any);
        anything.Part = anything;
        return anything;
    }

    private static JsonShape Of(JsonTypeInfo type, Dictionary<Type, JsonShape> known)
    {
        if (known.TryGetValue(type.Type, out var shape)) return shape;
        switch (type.Kind)
        {
            case JsonTypeInfoKind.Enumerable:
                return List(Of(PartOf(type.Type), type.Options, known));
            case JsonTypeInfoKind.Dictionary:
                return Map(Of(PartOf(type.Type), type.Options, known));
            case JsonTypeInfoKind.Object:
                shape = new(JsonKind.Object);
                known.Add(type.Type, shape);
                shape.Members =
                    [.. type.Properties.Select(property => new JsonMember(property.Name, Of(property, known), property.IsRequired))];
                return shape;
            default:
                if (type.Converter is IShapedConverter { Shape: var own }) return own;
                // A converter of its own reads the type, and checks it.
                return Anything;
        }
    }

    private static JsonShape Of(JsonPropertyInfo property, Dictionary<Type, JsonShape> known) =>
        property.CustomConverter is IShapedConverter { Shape: var shape } ? shape : Of(property.PropertyType, property.Options, known);

    private static JsonShape Of(Type type, JsonSerializerOptions options, Dictionary<Type, JsonShape> known)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(JsonElement)) return Anything;
        // The converter of an enum checks combinations of flags.
        if (type.IsEnum) return type.IsDefined(typeof(FlagsAttribute), false) ? Text : new(JsonKind.Name) { Names = Enum.GetNames(type) };
        return Leaves.TryGetValue(type, out var leaf) ? leaf : Of(options.GetTypeInfo(type), known);
    }

    /// <summary>The item type of an array, a list or a dictionary.</summary>
    private static Type PartOf(Type type) => type.GetElementType() ?? type.GetGenericArguments()[^1];
}

/// <summary>A converter that knows the shape of what it reads, such as a text, a number or a boolean.</summary>
/// <remarks>It is in the root, so that <see cref="JsonShape"/> recognises them without naming the folder of conditions.</remarks>
internal interface IShapedConverter
{
    JsonShape Shape { get; }
}

/// <summary>A member that an object in JSON may have, or must.</summary>
internal sealed record JsonMember(string Name, JsonShape Shape, bool IsRequired = false)
{
    /// <summary>The name as JSON has it.</summary>
    public byte[] Utf8Name { get; } = Encoding.UTF8.GetBytes(Name);
}
