using FsCheck;
using FsCheck.Fluent;
using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Stages;

/// <summary>Generated lifecycles, declared in C#, that use every feature of the builder.</summary>
internal static class DeclarationGen
{
    private static readonly ConditionCatalog Words = TextCatalog.All;
    private static readonly decimal[] Numbers =
        [0, -0.0m, 1, -1.50m, 1_000_000, 0.000_000_1m, 12345678901234567890m, decimal.MaxValue, decimal.MinValue];
    private static readonly string[] Texts =
        ["", "true", "5", "-0", "01", "1e3", "new\nline", "\"quoted\"", "Zürich, 北京 😀", " ", "\\", "<b>&'", "\u0000\u2028"];
    private static readonly string[] Names = ["x", "Kundenreise für \"alle\"\n", "5", "true", " spaced ", "名前 😀", "</script>"];

    public static Gen<LifecycleDefinition> Lifecycle { get; } =
        from name in Gen.Elements(Names)
        from stages in Gen.ArrayOf(StageOf(), 5)
        from initial in Gen.Choose(0, 4)
        from fallback in Gen.Choose(-1, 4)
        from rules in Gen.Choose(0, 6).SelectMany(count => Gen.ArrayOf(RuleOf(), count))
        select Declare(name, stages, initial, fallback, rules);

    private static LifecycleDefinition Declare(
        string name, Action<LifecycleDefinitionBuilder, string>[] stages, int initial, int fallback,
        Action<TransitionRuleBuilder>[] rules) =>
        LifecycleDefinition.Build(name, x =>
        {
            x.Stage("élite group").Stage("inner", declare: s => s.Parent("élite group")).Stage("g0")
                .Stage("g1", null, s => s.Parent("inner"));
            x.Stage("in g0", declare: s => s.Parent("g0"));
            for (var i = 0; i < 5; i++) stages[i](x, $"s{i}");
            x.StartAt($"s{initial}");
            if (fallback >= 0) x.FallBackTo($"s{fallback}");
            for (var i = 0; i < rules.Length; i++) x.Rule($"rule {i}.€", rules[i]);
        });

    private static Gen<Action<LifecycleDefinitionBuilder, string>> StageOf() =>
        from rank in Gen.Elements<int?>(null, null, 0, 1, int.MinValue, int.MaxValue)
        from stay in Gen.OneOf(Gen.Constant(TimeSpan.Zero), Hold())
        from parent in Gen.Elements(null, null, "g0", "inner", "élite group")
        from former in Gen.Elements<string[]>([], [], ["old"], ["z", "Ä", "a b"])
        select (Action<LifecycleDefinitionBuilder, string>)((x, id) => x.Stage(id, rank, stage =>
        {
            stage.MinStay(stay).RenamedFrom([.. former.Select(other => $"{other}-{id}")]);
            if (parent is not null) stage.Parent(parent);
        }));

    private static Gen<Action<TransitionRuleBuilder>> RuleOf() =>
        from to in Gen.Choose(0, 4)
        from source in Gen.Elements("any", "g0", "inner", "élite group", "other", "several")
        from onTime in Gen.Elements(true, false)
        from triggers in Gen.Choose(1, (int)EventTriggers.Any)
        from few in Gen.Elements(EventTriggers.Visit, EventTriggers.AnyOrderChange, EventTriggers.Any, (EventTriggers)triggers)
        from when in Gen.ArrayOf(ConditionOf(onTime, depth: 3), onTime ? 1 : 2)
        from hasWhen in Gen.Elements(true, true, false)
        from priority in Gen.Elements(0, 0, 7, int.MinValue, int.MaxValue)
        from cooldown in Gen.OneOf(Gen.Constant(TimeSpan.Zero), Hold())
        from confirm in Gen.OneOf(Gen.Constant(TimeSpan.Zero), Hold())
        from effective in Gen.ArrayOf(Instant(), 2)
        from bounds in Gen.Choose(0, 3)
        from chained in Gen.Elements(true, false)
        select (Action<TransitionRuleBuilder>)(rule =>
        {
            rule.To($"s{to}").Priority(priority).Cooldown(cooldown);
            if (source == "any")
            {
                rule.FromAny();
            }
            else
            {
                rule.From(
                    source == "other"
                        ? [$"s{(to + 1) % 5}"] : source == "several" ? ["g0", $"s{(to + 2) % 5}", "inner"] : [source, "in g0", "g1"]);
            }

            if (onTime) rule.WhenTimePasses().ConfirmFor(confirm);
            else rule.On(few);
            if (chained && !onTime) rule.Chain();
            if (onTime || hasWhen) Array.ForEach(when, one => rule.When(one));
            var (first, last) = effective[0] < effective[1] ? (effective[0], effective[1]) : (effective[1], effective[0].AddTicks(1));
            rule.Effective((bounds & 1) != 0 ? first : null, (bounds & 2) != 0 ? last : null);
        });

    internal static Gen<Condition> ConditionOf(bool onTime, int depth)
    {
        var fields = Words.Fields.Where(field => !onTime || field.Timing != FieldTiming.Event)
            .OrderBy(field => field.Name, StringComparer.Ordinal).ToArray();
        var leaf = Gen.Frequency(
            (9, Gen.Elements(fields).SelectMany(field => LeafOf(field, onTime))),
            (1, Gen.Elements(onTime ? [TextCatalog.Vip] : new[] { TextCatalog.Vip, TextCatalog.Night }).Select(Condition.Predicate)),
            (1, Gen.Constant(Condition.Predicate("is-vip", static (in Facts _) => true))));
        if (depth == 1) return leaf;
        var part = ConditionOf(onTime, depth - 1);
        return Gen.Frequency(
            (2, leaf),
            (1, part.Select(Condition.Not)),
            (1, Gen.Choose(1, 3).SelectMany(count => Gen.ArrayOf(part, count)).Select(Condition.All)),
            (1, Gen.Choose(1, 3).SelectMany(count => Gen.ArrayOf(part, count)).Select(Condition.Any)));
    }

    private static Gen<Condition> LeafOf(Field field, bool onTime) => Gen.Frequency(
        (1, Gen.Elements(field.Exists(), !field.Exists())), (4, Comparison(field, onTime)));

    private static Gen<Condition> Comparison(Field field, bool onTime) => field switch
    {
        NumberField number => Gen.OneOf(
            from value in Number()
            from make in Gen.Elements<Func<decimal, Condition>>(
                number.EqualTo, number.NotEqualTo, number.GreaterThan, number.AtLeast, number.LessThan, number.AtMost)
            select make(value),
            from other in Gen.Elements(Words.Fields.OfType<NumberField>().Where(other => !(onTime && other.Timing == FieldTiming.Event)))
            where other.Name != number.Name
            from plus in Gen.OneOf(Gen.Constant(0m), Number())
            from times in Gen.Elements(1, 1, 0.000001m, 1.20m, 1_000_000)
            from make in Gen.Elements<Func<NumberField, decimal, decimal, Condition>>(
                number.EqualTo, number.NotEqualTo, number.GreaterThan, number.AtLeast, number.LessThan, number.AtMost)
            select make(other, plus, times),
            from value in Number()
            from other in Number()
            select number.Between(Math.Min(value, other), Math.Max(value, other)),
            from values in Gen.Choose(1, 4).SelectMany(count => Gen.ArrayOf(Number(), count))
            from isIn in Gen.Elements(true, false)
            select isIn ? number.In(values) : number.NotIn(values)),
        InstantField instant => Gen.OneOf(
            from at in Instant()
            from make in Gen.Elements<Func<DateTimeOffset, Condition>>(instant.After, instant.OnOrAfter, instant.Before, instant.OnOrBefore)
            select make(at),
            from other in Gen.Elements(Words.Fields.OfType<InstantField>())
            where other.Name != instant.Name
            from age in Age()
            from sign in Gen.Elements(-1, 0, 1)
            from make in Gen.Elements<Func<InstantField, TimeSpan, Condition>>(
                instant.After, instant.OnOrAfter, instant.Before, instant.OnOrBefore)
            select make(other, sign * age),
            Instant().SelectMany(at => Instant().Select(other => at < other ? instant.Between(at, other) : instant.Between(other, at))),
            from age in ReferenceEquals(instant, StageFields.EnteredAt) ? Hold() : Age()
            from isOld in Gen.Elements(true, false)
            select isOld ? instant.OlderThan(age) : instant.Within(age)),
        FlagField flag => Gen.Elements(flag.IsTrue(), flag.IsFalse()),
        SetField set => from values in Gen.Choose(1, 4).SelectMany(count => Gen.ArrayOf(Gen.Elements(Texts), count))
                        from isAny in Gen.Elements(true, false)
                        select isAny ? set.ContainsAny(values) : set.ContainsNone(values),
        _ => from values in Gen.Choose(1, 4).SelectMany(count => Gen.ArrayOf(Gen.Elements(KnownTo((TextField)field)), count))
             from op in Gen.Choose(0, 4)
             let text = (TextField)field
             select op switch { 0 => text.EqualTo(values[0]), 1 => text.NotEqualTo(values[0]), 2 => text.In(values),
                 3 when values[0].Length > 0 => text.StartsWith(values[0]), _ => text.NotIn(values) },
    };

    /// <summary>Returns texts that the field can have; a lifecycle with an unknown segment or stage is rejected.</summary>
    private static IEnumerable<string> KnownTo(TextField field) =>
        field == StageFields.Current ? ["s0", "s1", "s4"] : field.Known ?? (IEnumerable<string>)Texts;

    private static Gen<decimal> Number() => Gen.OneOf(
        Gen.Elements(Numbers),
        from mantissa in Gen.ArrayOf(Gen.Choose(int.MinValue, int.MaxValue), 3)
        from sign in Gen.Elements(true, false)
        from scale in Gen.Choose(0, 28)
        select new decimal(mantissa[0], mantissa[1], mantissa[2], sign, (byte)scale));

    private static Gen<DateTimeOffset> Instant() =>
        from days in Gen.Choose(0, 3_652_000)
        from ticks in Gen.Elements(0, 1, TimeSpan.TicksPerSecond, TimeSpan.TicksPerDay - 1, TimeSpan.TicksPerMinute)
        from hours in Gen.Elements(0, 0, 2, -11)
        select new DateTimeOffset(new DateTime(days * TimeSpan.TicksPerDay + ticks).AddDays(1), TimeSpan.FromHours(hours));

    private static Gen<TimeSpan> Age() =>
        from seconds in Gen.Choose(1, int.MaxValue)
        from ticks in Gen.Elements(0L, 0, 1, 9_999_999)
        from exact in Gen.Elements(TimeSpan.FromDays(90), TimeSpan.FromTicks(1), TimeSpan.FromDays(36_500), TimeSpan.FromHours(36))
        from isExact in Gen.Elements(true, false)
        select isExact ? exact : TimeSpan.FromSeconds(seconds) + TimeSpan.FromTicks(ticks);

    private static Gen<TimeSpan> Hold() => Age().Select(age => age < TimeSpan.FromMinutes(1) ? TimeSpan.FromMinutes(1) : age);
}
