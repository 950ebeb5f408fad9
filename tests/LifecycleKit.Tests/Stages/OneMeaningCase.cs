using LifecycleKit.Conditions;
using LifecycleKit.Customers;
using LifecycleKit.Tests.Conditions;

namespace LifecycleKit.Tests.Stages;

/// <summary>A condition over fields and host code that counts its calls and sometimes throws, with its naive answer.</summary>
internal sealed class OneMeaningCase
{
    public static readonly DateTimeOffset Now = Days.Day(10);

    private readonly Random _random;
    private readonly List<string> _calls = [];
    private int _hosts;

    public OneMeaningCase(int seed)
    {
        _random = new Random(seed);
        History = new CustomerHistory();
        if (_random.Next(3) > 0) History.Apply(CustomerEvent.Order(Customers.Snapshots.Order("A", placed: _random.Next(1, 9))));
        if (_random.Next(3) > 0) History.Apply(CustomerEvent.SurveyAnswer(Days.Day(3), SurveyKind.Nps, _random.Next(0, 11)));
        Question = Tree(_random.Next(1, 5));
        Condition = Question.ToCondition();
        Expected = Read();
    }

    public CustomerHistory History { get; }

    public Question Question { get; }

    public Condition Condition { get; }

    /// <summary>Returns the naive answer: the answer or the error, the calls of host code, and which leaves are asked.</summary>
    public OneMeaningAnswer Expected { get; }

    /// <summary>Whether host code answers; otherwise it returns unknown, and its calls are not counted.</summary>
    public bool IsArmed { get; set; }

    /// <summary>Returns the result of an evaluation by the library: the answer or the error, and the calls.</summary>
    public OneMeaningAnswer Observe(Func<Truth?> evaluate)
    {
        _calls.Clear();
        IsArmed = true;
        try
        {
            return new OneMeaningAnswer(evaluate(), null, string.Join(' ', _calls));
        }
        catch (PredicateException error)
        {
            return new OneMeaningAnswer(null, error.Predicate, string.Join(' ', _calls));
        }
        catch (FieldException error)
        {
            return new OneMeaningAnswer(null, error.Field, string.Join(' ', _calls));
        }
        finally
        {
            IsArmed = false;
        }
    }

    public override string ToString() => $"{Condition}\nexpected {Expected}";

    private OneMeaningAnswer Read()
    {
        var calls = new List<string>();
        string? error = null;
        var asked = new List<bool>();
        var answer = NaiveKleene.Ask(Question, (leaf, isReached) =>
        {
            asked.Add(isReached && error is null);
            if (!asked[^1]) return null;
            if (leaf is not HostQuestion host) return ((BuiltInQuestion)leaf).Answer;
            calls.Add(host.Name);
            if (host.Throws) error = host.Name;
            return host.Answer;
        });
        Truth? truth = error is null ? NaiveReading.Answer(answer) : null;
        return new OneMeaningAnswer(truth, error, string.Join(' ', calls)) { Asked = string.Join(' ', asked) };
    }

    private Question Tree(int depth)
    {
        if (depth == 1) return _random.Next(2) == 0 ? BuiltIn() : Host();
        var parts = Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Tree(depth - 1)).ToArray();
        return _random.Next(5) switch
        {
            0 => new NotQuestion(parts[0]),
            1 or 2 => new AllQuestion(parts),
            _ => new AnyQuestion(parts),
        };
    }

    private BuiltInQuestion BuiltIn()
    {
        var orders = History.Profile.OrderCount;
        var nps = History.Profile.LastNps;
        var last = History.Profile.LastOrderAt;
        var least = _random.Next(0, 11);
        return _random.Next(8) switch
        {
            0 => new BuiltInQuestion(Fields.OrderCount.AtLeast(1), orders >= 1),
            1 => new BuiltInQuestion(Fields.OrderCount.In(0, 3, 5), orders == 0),
            2 => new BuiltInQuestion(Fields.LastNps.AtLeast(least), nps is null ? null : nps >= least),
            3 => new BuiltInQuestion(Fields.LastNps.Exists(), nps is not null),
            // Orders are older than a day, so that no answer changes later and due instants are found without another call.
            4 => new BuiltInQuestion(Fields.LastOrderAt.OlderThan(TimeSpan.FromDays(1)), last is null ? null : true),
            5 => new BuiltInQuestion(Fields.LastOrderAt.Within(TimeSpan.FromDays(1)), last is null ? null : false),
            6 => new BuiltInQuestion(Fields.LastOrderAt.Before(Days.Day(4)), last is null ? null : last < Days.Day(4)),
            _ => new BuiltInQuestion(Fields.FirstVisitSource.EqualTo("x"), null),
        };
    }

    private HostQuestion Host()
    {
        var kind = _random.Next(7);
        var answer = _random.Next(3) switch { 0 => true, 1 => false, _ => (bool?)null };
        if (kind == 0 && answer is null) answer = true;
        var throws = _random.Next(12) == 0;
        var name = FormattableString.Invariant($"h{_hosts++}");
        return new HostQuestion(name, answer, throws, kind switch
        {
            0 => Condition.Predicate(name, (in Facts _) => Call() ?? true),
            1 => Condition.Predicate(new ThreeValued(name, Call)),
            2 => CustomFields.Number(name, (in Facts _) => Call() switch { true => 1.5m, false => 0m, null => null }).GreaterThan(1),
            3 => CustomFields.Flag(name, (in Facts _) => Call()).IsTrue(),
            4 => CustomFields.Text(name, (in Facts _) => Call() switch { true => "yes", false => "no", null => null }).EqualTo("yes"),
            5 => CustomFields.Instant(name, (in Facts _) => Call() switch { true => Days.Day(2), false => Days.Day(9), null => null })
                .Before(Days.Day(4)),
            _ => CustomFields.Set(name, (in Facts _) => Call() switch { true => ["a", "b"], false => [], null => null }).Contains("b"),
        });

        bool? Call()
        {
            if (!IsArmed) return null;
            _calls.Add(name);
            return throws ? throw new TimeoutException("The host's database is away.") : answer;
        }
    }

    /// <summary>A leaf of the library with a known answer.</summary>
    private sealed record BuiltInQuestion(Condition Leaf, bool? Answer) : Question
    {
        public override bool? Ask(Moment moment) => Answer;

        public override Condition ToCondition() => Leaf;
    }

    /// <summary>A leaf with host code.</summary>
    private sealed record HostQuestion(string Name, bool? Answer, bool Throws, Condition Leaf) : Question
    {
        public override bool? Ask(Moment moment) => Answer;

        public override Condition ToCondition() => Leaf;
    }

    private sealed class ThreeValued(string name, Func<bool?> call) : IFactPredicate
    {
        public string Name => name;

        public bool DependsOnTime => false;

        public Truth Evaluate(in Facts facts) => NaiveReading.Answer(call());
    }
}
