namespace LifecycleKit.Conditions;

/// <summary>A question about a customer that is answered true, false or unknown, and that knows when its answer may change.</summary>
/// <remarks>
/// <para>A closed tree: a leaf compares one field by one operator, <see cref="All"/>, <see cref="Any"/> and <see cref="Not"/> combine, and
/// <see cref="Predicate(IFactPredicate)"/> asks the host's code. No loops, so the cost is known. Answers follow Kleene's logic (<see cref="Truth"/>).</para>
/// <para>The text of a condition is canonical and culture-invariant. Immutable and safe to share between threads; evaluating allocates nothing.</para>
/// </remarks>
public abstract class Condition
{
    /// <summary>How deep a condition can be: what works through it calls itself for each level.</summary>
    private const int MaxDepth = 256;

    private readonly Lazy<ConditionProgram> _program;

    private protected Condition(int depth, int leaves)
    {
        if (depth > MaxDepth) throw new ArgumentException($"The condition is {depth} deep. At most {MaxDepth}: flatten it.");
        (Depth, LeafCount) = (depth, leaves);
        _program = new(() => ConditionCompiler.Compile(this), LazyThreadSafetyMode.PublicationOnly);
    }

    /// <summary>How deep the tree is; 1 for a leaf.</summary>
    public int Depth { get; }

    /// <summary>How many leaves it has: the most that one evaluation can cost.</summary>
    public int LeafCount { get; }

    /// <summary>All of the conditions hold. False as soon as one is false, true when all are, otherwise unknown.</summary>
    /// <exception cref="ArgumentException">No condition is given, or one is null.</exception>
    public static Condition All(params Condition[] conditions) => new AllCondition(conditions);

    /// <summary>At least one of the conditions holds. True as soon as one is true, false when all are, otherwise unknown.</summary>
    /// <exception cref="ArgumentException">No condition is given, or one is null.</exception>
    public static Condition Any(params Condition[] conditions) => new AnyCondition(conditions);

    /// <summary>The condition does not hold; unknown stays unknown.</summary>
    public static Condition Not(Condition condition) => new NotCondition(condition);

    /// <summary>The host's own code, asked by name.</summary>
    /// <param name="name">A name for explanations and diagrams.</param>
    /// <param name="predicate">
    /// The code. Its answer must depend on the customer alone and not on <see cref="Facts.AsOf"/>: nobody could tell when it would change.
    /// It must be thread-safe. An error in it is an error of the step, never "false".
    /// </param>
    public static Condition Predicate(string name, FactPredicate predicate) => new PredicateCondition(new NamedPredicate(name, predicate));

    /// <summary>The host's own code, asked by its name.</summary>
    /// <param name="predicate">The code. One that depends on time may not stand in a rule on time.</param>
    /// <exception cref="ArgumentException">Its name is empty.</exception>
    public static Condition Predicate(IFactPredicate predicate) => new PredicateCondition(predicate);

    /// <summary>Both conditions hold.</summary>
    public static Condition operator &(Condition left, Condition right) => All(left, right);

    /// <summary>At least one of the conditions holds.</summary>
    public static Condition operator |(Condition left, Condition right) => Any(left, right);

    /// <summary>The condition does not hold.</summary>
    public static Condition operator !(Condition condition) => Not(condition);

    /// <summary>Answers the question.</summary>
    /// <param name="facts">The customer at an instant.</param>
    /// <exception cref="PredicateException">A host's predicate failed.</exception>
    /// <exception cref="FieldException">A host's field failed.</exception>
    /// <remarks>
    /// Leaves are asked from left to right. <see cref="All"/> stops at the first part that is false, <see cref="Any"/> at the first that is
    /// true; an unknown part stops neither, so what follows it is asked, predicates included.
    /// </remarks>
    public Truth Evaluate(in Facts facts)
    {
        var program = _program.Value;
        var slots = default(FactSlots);
        return program.Evaluate(program.LastEntry, facts, ref slots);
    }

    /// <summary>The condition in canonical text.</summary>
    public abstract override string ToString();

    /// <summary>
    /// The first instant after the facts' own at which the answer may change while nothing happens; <see cref="long.MaxValue"/> for never.
    /// It may name an instant at which nothing changes, but it never passes over a change.
    /// </summary>
    internal abstract long NextFlip(in Facts facts);

    /// <summary>A leaf as a program tests it: a range of whole numbers, or else the leaf itself is asked.</summary>
    internal virtual LeafRange Compile() => LeafRange.Asked;

    /// <summary>Asks a leaf that is no range of whole numbers, or whose number does not fit one. Reads its field once.</summary>
    /// <param name="facts">The customer at an instant.</param>
    /// <param name="found">What its field held; missing for a predicate.</param>
    internal virtual Truth Ask(in Facts facts, out FieldValue found)
    {
        found = default;
        return Evaluate(facts);
    }

    /// <summary>Evaluates, and records each leaf that is asked.</summary>
    internal Truth Evaluate(in Facts facts, ConditionTrace trace)
    {
        var program = _program.Value;
        var slots = default(FactSlots);
        trace.Begin([.. LeafConditions()]);
        return program.Evaluate(program.LastEntry, facts, ref slots, trace);
    }

    /// <summary>The fields that the condition reads, with repetitions.</summary>
    internal abstract IEnumerable<Field> Fields();

    /// <summary>The leaves, from left to right.</summary>
    internal IEnumerable<Condition> LeafConditions() => this switch
    {
        CombinedCondition combined => combined.Parts.ToArray().SelectMany(part => part.LeafConditions()),
        NotCondition negated => negated.Part.LeafConditions(),
        _ => [this],
    };
}
