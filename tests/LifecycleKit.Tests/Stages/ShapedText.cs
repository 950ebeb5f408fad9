using LifecycleKit.Conditions;
using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Stages;

/// <summary>Writes random JSON in the form of a lifecycle, mostly with possible values, sometimes with impossible ones.</summary>
internal sealed class ShapedText(int seed)
{
    private static readonly string[] Operators = [.. Enum.GetValues<ConditionOperator>().Select(FieldOperators.NameOf)];

    private static readonly Dictionary<string, string[]> Words = new()
    {
        ["name"] = ["x", "shop", ""], ["initial"] = ["a", "a", "a", "b"], ["fallback"] = ["b", "a", ""], ["parent"] = ["g", "", "h"],
        ["renamedFrom"] = ["old", "x, y", ""], ["kind"] = ["journey", "", "membership", "index", "Index"],
        ["from"] = ["a", "b", "*", "a, c", "g", "b,c"], ["to"] = ["a", "b", "c"],
        ["on"] = ["Visit", "OrderPlaced", "Time", "Time", "Any, Visit", "AnyOrderChange"],
        ["minStay"] = ["7d", "1m", ""], ["cooldown"] = ["14d", "36h"], ["confirmFor"] = ["1d", ""], ["effectiveFrom"] = ["2026-01-01", ""],
        ["effectiveUntil"] = ["2027-01-01T00:00:00+02:00", "2026-06-01"], ["olderThan"] = ["90d", "1d12h", "1ticks"],
        ["within"] = ["30m", "45s"],
        ["predicate"] = ["is-vip"], ["startsWith"] = ["a", "s", ""],
        ["field"] = ["orders.count", "revenue.net", "lastOrderAt", "lastSeenAt", "contact.email", "stage.current", "trait.plan",
            "trait.staff", "trait.born"],
    };

    private readonly Random _random = new(seed);

    public string Document() => $"{{\"format\":1,{Members(LifecycleJson.Shape.Members.Where(member => IsContent(member.Name)))}}}";

    private static bool IsContent(string member) => member is not (StrictJson.FormatMember or StrictJson.SchemaMember);

    private string Value(string member, JsonShape shape, int depth)
    {
        if (OneOf(150)) return Pick("null", "{}", "[]", "1", "\"?\"", "true", "\"\"", "-0.5", "[1]", "{\"?\":1}");
        return shape.Kind switch
        {
            JsonKind.Text => $"\"{(OneOf(100) ? Pick([.. Words.Values.SelectMany(words => words)]) : Pick(Words[member]))}\"",
            JsonKind.Integer => Pick("0", "1", "-5", "100"),
            JsonKind.Flag => Pick("true", "false"),
            JsonKind.ScalarOrObject when OneOf(5) => $"{{{Members(shape.Members.Where(x => x.Name == "field" || OneOf(3)), depth)}}}",
            JsonKind.ScalarOrObject or JsonKind.Scalar => Pick("1", "2.50", "\"1\"", "0", "true", "\"2026-01-01\"", "\"a\"", "3"),
            JsonKind.List =>
                $"[{string.Join(',', Enumerable.Range(0, _random.Next(depth > 4 ? 0 : 1, 4)).Select(_ => Value(member, shape.Part!, depth + 1)))}]",
            JsonKind.Map when member == "stages" =>
                $$"""{"a":{{Value("", shape.Part!, 1)}},"b":{{Value("", shape.Part!, 1)}},"c":{"parent":"g"},"g":{},"h":{},"i":{"parent":"h"} }""",
            JsonKind.Map when member == "scores" => OneOf(10) ? "{\"s\":{}}" : """{"s":{"halfLifeDays":14,"visit":1}}""",
            JsonKind.Map => $"{{{string.Join(',', Enumerable.Range(0, _random.Next(0, 4)).Select(i => $"\"r{i}\":{Rule(shape.Part!)}"))}}}",
            _ when shape.Find("olderThan") is not null => Condition(shape, depth),
            _ when shape.Find("min") is not null => """{"min":1,"max":5}""",
            _ => $"{{{Members(shape.Members.Where(_ => OneOf(4)))}}}",
        };
    }

    private string Rule(JsonShape shape) =>
        $"{{{Members(shape.Members.Where(x => x.Name is "from" or "to" or "on" || (x.Name == "when" && !OneOf(4)) || OneOf(12)))}}}";

    private string Condition(JsonShape shape, int depth)
    {
        var isLeaf = depth > 6 || _random.Next(3) > 0;
        var names = OneOf(100) ? [Pick(Operators), Pick("all", "field", "predicate")]
            : isLeaf ? OneOf(8) ? ["predicate"] : new[] { "field", Pick(Operators) }
            : [Pick("all", "any", "not")];
        return $"{{{Members(shape.Members.Where(x => names.Contains(x.Name)), depth)}}}";
    }

    private string Members(IEnumerable<JsonMember> members, int depth = 0) =>
        string.Join(
            ',', members.Select(x => $"\"{(OneOf(300) ? x.Name.ToUpperInvariant() : x.Name)}\":{Value(x.Name, x.Shape, depth + 1)}"));

    private bool OneOf(int count) => _random.Next(count) == 0;

    private string Pick(params string[] words) => words[_random.Next(words.Length)];
}
