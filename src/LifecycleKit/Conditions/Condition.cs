namespace LifecycleKit.Conditions;

/// <summary>A condition on a customer, which is true, false or unknown and knows when its answer may change.</summary>
/// <remarks>
/// <para>A condition is a tree: a leaf compares one field by one operator; <see cref="All"/>, <see cref="Any"/> and <see cref="Not"/>
/// combine conditions; <see cref="Predicate(IFactPredicate)"/> calls the host's code. There are no loops, so the cost is known in advance.
/// Answers follow Kleene's logic (<see cref="Truth"/>).</para>
/// <para>The text of a condition is canonical and culture-invariant. Immutable; an evaluation allocates nothing.</para>
/// </remarks>
public abstract class Condition
{
    /// <summary>The largest depth of a condition. Methods on conditions recurse once for each level.</summary>
    private const int MaxDepth = 256;

    private readonly Lazy<ConditionProgram> _program;

    private protected Condition(int depth, int leaves)
    {
        if (depth > MaxDepth) throw new ArgumentException($"The condition is {depth} deep. At most {MaxDepth}: flatten it.");
        (Depth, LeafCount) = (depth, leaves);
        _program = new(() => ConditionCompiler.Compile(this), LazyThreadSafetyMode.PublicationOnly);
    }

    /// <summary>The depth of the tree; 1 for a leaf.</summary>
    public int Depth { get; }

    /// <summary>The number of leaves, which is the largest number of leaves that one evaluation can ask.</summary>
    public int LeafCount { get; }

    /// <summary>
    /// Returns a condition that is false as soon as one of the conditions is false, true when all are true, and otherwise unknown.
    /// </summary>
    /// <exception cref="ArgumentException">No condition is given, or one is null.</exception>
    public static Condition All(params Condition[] conditions) => new AllCondition(conditions);

    /// <summary>
    /// Returns a condition that is true as soon as one of the conditions is true, false when all are false, and otherwise unknown.
    /// </summary>
    /// <exception cref="ArgumentException">No condition is given, or one is null.</exception>
    public static Condition Any(params Condition[] conditions) => new AnyCondition(conditions);

    /// <summary>Returns the negation of a condition; unknown stays unknown.</summary>
    public static Condition Not(Condition condition) => new NotCondition(condition);

    /// <summary>Returns a condition that calls the host's own code.</summary>
    /// <param name="name">The name of the predicate in explanations and diagrams.</param>
    /// <param name="predicate">
    /// The code. Its answer must depend on the customer alone and not on <see cref="Facts.AsOf"/>, since the instant of a change would be
    /// unknown. It must be thread-safe. An exception in it fails the step; it never counts as "false".
    /// </param>
    public static Condition Predicate(string name, FactReader<bool> predicate) =>
        new PredicateCondition(new NamedPredicate(name, predicate));

    /// <summary>Returns a condition that calls a predicate of the host.</summary>
    /// <param name="predicate">The predicate. A predicate that depends on time is not allowed in a time-based rule.</param>
    /// <exception cref="ArgumentException">The name of the predicate is empty.</exception>
    public static Condition Predicate(IFactPredicate predicate) => new PredicateCondition(predicate);

    /// <summary>Returns the condition that both conditions hold; see <see cref="All"/>.</summary>
    public static Condition operator &(Condition left, Condition right) => All(left, right);

    /// <summary>Returns the condition that at least one of two conditions holds; see <see cref="Any"/>.</summary>
    public static Condition operator |(Condition left, Condition right) => Any(left, right);

    /// <summary>Returns the negation of a condition; see <see cref="Not"/>.</summary>
    public static Condition operator !(Condition condition) => Not(condition);

    /// <summary>Evaluates the condition for a customer at an instant.</summary>
    /// <param name="facts">The customer at an instant.</param>
    /// <returns>True, false or unknown.</returns>
    /// <exception cref="PredicateException">A predicate of the host failed.</exception>
    /// <exception cref="FieldException">A custom field failed.</exception>
    /// <remarks>
    /// Leaves are evaluated from left to right. <see cref="All"/> stops at the first part that is false, <see cref="Any"/> at the first
    /// part that is true. An unknown part stops neither, so the parts after it are evaluated, predicates included.
    /// </remarks>
    public Truth Evaluate(in Facts facts)
    {
        var program = _program.Value;
        var slots = default(FactSlots);
        return program.Evaluate(program.LastEntry, facts, ref slots);
    }

    /// <summary>Returns the condition in canonical text.</summary>
    public abstract override string ToString();

    /// <summary>
    /// Returns the first instant after the facts' own at which the answer may change if no event arrives; <see cref="long.MaxValue"/> for
    /// never. The answer may stay the same at that instant, but no change is missed.
    /// </summary>
    internal abstract long NextFlip(in Facts facts);

    /// <summary>
    /// Returns the compiled leaf: a range of whole numbers, or <see cref="LeafRange.Asked"/> when the leaf itself is asked.
    /// </summary>
    internal virtual LeafRange Compile() => LeafRange.Asked;

    /// <summary>Evaluates a leaf that is not a range of whole numbers, or whose number does not fit one. Reads each field once.</summary>
    /// <param name="facts">The customer at an instant.</param>
    /// <param name="found">Receives the values of the fields; missing for a predicate.</param>
    internal virtual Truth Ask(in Facts facts, out LeafValues found)
    {
        found = default;
        return Evaluate(facts);
    }

    /// <summary>Evaluates the condition and records each leaf that is asked.</summary>
    internal Truth Evaluate(in Facts facts, ConditionTrace trace)
    {
        var program = _program.Value;
        var slots = default(FactSlots);
        trace.Begin([.. LeafConditions()]);
        return program.Evaluate(program.LastEntry, facts, ref slots, trace);
    }

    /// <summary>Returns the fields that the condition reads, with repetitions.</summary>
    internal abstract IEnumerable<Field> Fields();

    /// <summary>Returns the leaves, from left to right.</summary>
    internal IEnumerable<Condition> LeafConditions() => this switch
    {
        CombinedCondition combined => combined.Parts.ToArray().SelectMany(part => part.LeafConditions()),
        NotCondition negated => negated.Part.LeafConditions(),
        _ => [this],
    };
}
