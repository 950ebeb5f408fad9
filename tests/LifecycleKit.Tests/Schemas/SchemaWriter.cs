using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using System.Xml.Linq;
using LifecycleKit.Customers;
using LifecycleKit.Plays;
using LifecycleKit.Segments;
using LifecycleKit.Stages;
using LifecycleKit.Tests.Stages;
using LifecycleKit.Tracking;

namespace LifecycleKit.Tests.Schemas;

/// <summary>
/// Writes the JSON Schema of a file that people write: its form is that of the library's reader, its texts are the documentation comments.
/// </summary>
internal sealed class SchemaWriter
{
    private static readonly XDocument Documentation =
        XDocument.Load(Path.ChangeExtension(typeof(LifecycleDefinition).Assembly.Location, ".xml"));

    private readonly SortedDictionary<string, JsonNode?> _definitions = new(StringComparer.Ordinal);
    private readonly int _format;
    private readonly bool _isOfSettings;

    private SchemaWriter(int format, bool isOfSettings = false) => (_format, _isOfSettings) = (format, isOfSettings);

    /// <summary>Returns the schema of a document.</summary>
    /// <param name="title">The title.</param>
    /// <param name="shape">The form that the reader accepts.</param>
    /// <param name="options">The type with the members.</param>
    /// <param name="format">The version of the format.</param>
    public static string Write(string title, JsonShape shape, Type options, int format)
    {
        var writer = new SchemaWriter(format);
        var members = writer.Members(shape, options);
        members["required"]!.AsArray().Insert(0, StrictJson.FormatMember);
        return writer.Document(title, members);
    }

    /// <summary>Returns the schema of a file of settings, such as appsettings.json, with the settings of a shop in one section.</summary>
    /// <param name="title">The title.</param>
    /// <param name="section">The name of the section; other sections may contain anything.</param>
    public static string WriteSettings(string title, string section)
    {
        // A file may give a part of what another file gives, so nothing is required.
        var writer = new SchemaWriter(1, isOfSettings: true);
        return writer.Document(title, new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject { [section] = writer.Schema(SettingsShape.Whole, typeof(LifecycleOptionsJson)) },
        });
    }

    private string Document(string title, JsonObject members)
    {
        var document = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = title,
        };
        Move(members, document);
        document["$defs"] = new JsonObject(_definitions);
        return document.ToJsonString(Indented).ReplaceLineEndings("\n") + "\n";
    }

    private static void Move(JsonObject? from, JsonObject to)
    {
        foreach (var (name, value) in from?.ToList() ?? [])
        {
            from!.Remove(name);
            to[name] = value;
        }
    }

    private static JsonSerializerOptions Indented { get; } = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        // .NET 8 has no default.
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    /// <summary>The members whose text is one of certain names, or several of them, and other texts with a form.</summary>
    private static JsonObject? HintOf(string member) => member switch
    {
        "TransitionRuleOptions.On" => Listed(TriggerNames.All),
        "ConditionOptions.Field" or "OperandOptions.Field" =>
            Suggested(LifecycleConditionCatalog.Default.Fields.Select(field => field.Name)),
        "PlayOptions.Channel" => OneOf(Enum.GetNames<Channels>().Where(name => name != nameof(Channels.None))),
        "LifecycleOptionsJson.Delivery" => Suggested(Enum.GetNames<DeliveryMode>()),
        "LifecycleOptionsJson.LateEvents" => Suggested(Enum.GetNames<LateEventPolicy>()),
        "LifecycleOptionsJson.SegmentMap" => Suggested(SegmentMaps.Names),
        "PlayOptions.Consent" => OneOf(Enum.GetNames<ConsentNeed>()),
        "TransitionRuleOptions.Cooldown" or "TransitionRuleOptions.ConfirmFor" or "StageOptions.MinStay" or "PlayOptions.Cooldown"
            or "ConditionOptions.OlderThan" or "ConditionOptions.Within" => Form("^([0-9]+(d|h|m|s|ticks))*$"),
        _ => null,
    };

    private static JsonObject Form(string pattern) => new() { ["pattern"] = pattern };

    private static JsonObject OneOf(IEnumerable<string> names) => new() { ["enum"] = Array([.. names, string.Empty]) };

    /// <summary>Any text, of which an editor offers some.</summary>
    private static JsonObject Suggested(IEnumerable<string> names) =>
        new() { ["anyOf"] = new JsonArray(new JsonObject { ["enum"] = Array(names.Order(StringComparer.Ordinal)) }, new JsonObject()) };

    private static JsonObject Listed(IEnumerable<string> names)
    {
        var one = string.Join('|', names);
        return new JsonObject
        {
            ["anyOf"] = new JsonArray(new JsonObject { ["enum"] = Array(names) }, Form($"^\\s*(({one})\\s*(,\\s*({one})\\s*)*)?$")),
        };
    }

    private static JsonArray Array(IEnumerable<string> texts) => [.. texts.Select(text => (JsonNode)text)];

    private JsonObject Schema(JsonShape shape, Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        switch (shape.Kind)
        {
            case JsonKind.Text:
                return Of("string");
            case JsonKind.Instant:
                return Of("string");
            case JsonKind.Flag:
                return OfValue("boolean");
            case JsonKind.Integer:
                var integer = OfValue("integer");
                (integer["minimum"], integer["maximum"]) = (int.MinValue, int.MaxValue);
                return integer;
            case JsonKind.Scalar:
                return new JsonObject { ["type"] = Array(["string", "number", "boolean"]) };
            case JsonKind.List:
                var list = Of("array");
                list["items"] = Schema(shape.Part!, type.IsGenericType ? type.GetGenericArguments()[^1] : typeof(string));
                return list;
            case JsonKind.Map:
                var map = Of("object");
                map["additionalProperties"] = Schema(shape.Part!, type.GetGenericArguments()[^1]);
                return map;
            case JsonKind.ScalarOrObject:
                return new JsonObject
                {
                    ["anyOf"] = new JsonArray(
                        new JsonObject { ["type"] = Array(["string", "number", "boolean"]) }, Defined(shape, type)),
                };
            case JsonKind.Object:
                return Defined(shape, type);
            default:
                throw new NotSupportedException($"{shape.Kind}");
        }
    }

    private JsonObject Defined(JsonShape shape, Type type)
    {
        if (!_definitions.ContainsKey(type.Name))
        {
            // Before its members, which may contain the type itself.
            _definitions.Add(type.Name, null);
            _definitions[type.Name] = Members(shape, type);
        }

        return new JsonObject { ["$ref"] = $"#/$defs/{type.Name}" };
    }

    private JsonObject Members(JsonShape shape, Type type)
    {
        var (properties, required) = (new JsonObject(), new JsonArray());
        foreach (var member in shape.Members)
        {
            if (type == typeof(LifecycleOptionsJson) && Part(member) is { } document)
            {
                Add(member.Name, document);
                continue;
            }

            if (member.Name is StrictJson.FormatMember or StrictJson.SchemaMember)
            {
                properties[member.Name] = member.Name == StrictJson.FormatMember
                    ? new JsonObject { ["description"] = "The version of the format.", ["const"] = _format }
                    : new JsonObject { ["description"] = "The JSON Schema, for editors. It is not read.", ["type"] = "string" };
                continue;
            }

            var property = type.GetProperties().Single(one => JsonNamingPolicy.CamelCase.ConvertName(one.Name) == member.Name);
            var text = Summary($"P:{type.FullName}.{property.Name}");
            var schema = new JsonObject { ["description"] = text };
            Move(Schema(member.Shape, property.PropertyType), schema);
            Move(HintOf($"{type.Name}.{property.Name}"), schema);
            Add(member.Name, schema);
            if (!_isOfSettings && text.EndsWith("Required.", StringComparison.Ordinal)) required.Add(member.Name);
        }

        return new JsonObject
        {
            ["description"] = Summary($"T:{type.FullName}"),
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["required"] = required,
            ["properties"] = properties,
        };

        void Add(string name, JsonObject schema)
        {
            properties[name] = schema;
            // Files of settings have names as in C# too.
            if (type.Name.EndsWith("OptionsJson", StringComparison.Ordinal))
                properties[$"{char.ToUpperInvariant(name[0])}{name[1..]}"] = schema.DeepClone();
        }
    }

    /// <summary>
    /// Returns the schema of tracks or of the playbook of settings, each of which may name a preset; null for other members.
    /// </summary>
    private JsonObject? Part(JsonMember member)
    {
        switch (member.Name)
        {
            case PublishedPart.TracksPath:
                var track = Named(
                    LifecyclePresets.All.Select(one => one.Name), Schema(member.Shape.Part!, typeof(LifecycleDefinitionOptions)));
                foreach (var preset in PresetParameters.Names) track["anyOf"]!.AsArray().Add(PresetTrack(preset));
                return new JsonObject
                {
                    ["description"] = "For each name of a track its lifecycle, the name of a preset, or a preset with parameters.",
                    ["type"] = "object",
                    ["additionalProperties"] = track,
                };
            case PublishedPart.PlaybookPath:
                var playbook = Named(Playbooks.All.Select(one => one.Name), Schema(member.Shape, typeof(PlaybookOptions)));
                playbook["description"] = "The playbook, or the name of a preset. None by default.";
                return playbook;
            default:
                return null;
        }
    }

    /// <summary>Returns the schema of a track that is a preset with parameters.</summary>
    private JsonObject PresetTrack(string preset)
    {
        var type = PresetOptionsTests.TypeOf(preset);
        var properties = new JsonObject
        {
            [SettingsPresetTracks.Preset] = new JsonObject { ["description"] = "The name of the preset.", ["const"] = preset },
        };
        foreach (var member in SettingsPresetTracks.ShapeOf(preset).Members.Where(member => member.Name != SettingsPresetTracks.Preset))
        {
            var property = type.GetProperties().Single(one => JsonNamingPolicy.CamelCase.ConvertName(one.Name) == member.Name);
            var schema = new JsonObject { ["description"] = Summary($"P:{property.DeclaringType!.FullName}.{property.Name}") };
            Move(Schema(member.Shape, property.PropertyType), schema);
            if (property.PropertyType == typeof(TimeSpan)) Move(Form("^([0-9]+(d|h|m|s|ticks))*$"), schema);
            properties[member.Name] = schema;
            properties[property.Name] = schema.DeepClone();
        }

        return new JsonObject
        {
            ["description"] = Summary($"T:{type.FullName}"),
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["required"] = Array([SettingsPresetTracks.Preset]),
            ["properties"] = properties,
        };
    }

    private static JsonObject Named(IEnumerable<string> presets, JsonObject content) =>
        new() { ["anyOf"] = new JsonArray(new JsonObject { ["enum"] = Array(presets) }, content) };

    /// <summary>A value that settings may write as text too.</summary>
    private JsonObject OfValue(string type) => _isOfSettings ? new JsonObject { ["type"] = Array([type, "string"]) } : Of(type);

    private static JsonObject Of(string type) => new() { ["type"] = type };

    /// <summary>Returns the summary of a member as plain text.</summary>
    private static string Summary(string id)
    {
        var member = Documentation.Descendants("member").Single(one => (string?)one.Attribute("name") == id);
        return string.Join(' ', string.Concat(member.Element("summary")!.Nodes().Select(Text))
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Text(XNode node) => node switch
    {
        XText text => text.Value,
        // A link shows the last part of its target, without parameters.
        XElement { Name.LocalName: "see" } link => ((string?)link.Attribute("cref") ?? (string?)link.Attribute("langword") ?? string.Empty)
            .Split('(')[0].Split('.', ':')[^1],
        XElement element => string.Concat(element.Nodes().Select(Text)),
        _ => string.Empty,
    };
}
