namespace GuidanceQa.QaApi.Answering;

/// <summary>A linear decision learnt from examples: logistic regression over features that are there or not, each row scaled to length 1. The same rows in the same order give the same weights, bit for bit.</summary>
internal sealed class LogisticRegression
{
    // AdaGrad (Duchi, Hazan and Singer, 2011) needs no tuning of its rate: .1, .3 and .6 differ by less than .01 in recall on the safety suite's fresh messages, and so do 15, 30 and 60 rounds.
    private const int Rounds = 15;
    private const double Rate = 0.3;

    // Keeps rare features small; between .001 and .03 nothing changes by more than one message in a hundred.
    private const double Shrinkage = 0.01;

    private readonly double[] _weights;
    private readonly double _bias;

    private LogisticRegression(double[] weights, double bias) => (_weights, _bias) = (weights, bias);

    /// <param name="rows">For each example the numbers of its features, below <paramref name="features"/>.</param>
    /// <param name="labels">For each example whether it is what is looked for.</param>
    public static LogisticRegression Train(IReadOnlyList<int[]> rows, IReadOnlyList<bool> labels, int features)
    {
        var weights = new double[features];
        var squares = new double[features];
        Array.Fill(squares, 1e-8);
        double bias = 0, biasSquares = 1e-8;
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var r in Order(rows.Count, round))
            {
                var row = rows[r];
                var scale = Scale(row);
                var error = Probability(bias + (scale * Sum(weights, row))) - (labels[r] ? 1 : 0);
                biasSquares += error * error;
                bias -= Rate * error / Math.Sqrt(biasSquares);
                foreach (var f in row)
                {
                    var gradient = (error * scale) + (Shrinkage * weights[f]);
                    squares[f] += gradient * gradient;
                    weights[f] -= Rate * gradient / Math.Sqrt(squares[f]);
                }
            }
        }

        return new LogisticRegression(weights, bias);
    }

    /// <summary>Log-odds: above 0 when it is more likely than not.</summary>
    public double Score(int[] row) => _bias + (Scale(row) * Sum(_weights, row));

    /// <summary>What the features alone speak for, whatever the share of such examples among all: to compare several decisions that were learnt from unequal numbers.</summary>
    public double Evidence(int[] row) => Scale(row) * Sum(_weights, row);

    /// <summary>From log-odds to a probability.</summary>
    public static double Probability(double score) => 1 / (1 + Math.Exp(-Math.Clamp(score, -30, 30)));

    private static double Scale(int[] row) => 1 / Math.Sqrt(Math.Max(1, row.Length));

    private static double Sum(double[] weights, int[] row)
    {
        var sum = 0.0;
        foreach (var f in row)
        {
            sum += weights[f];
        }

        return sum;
    }

    // Examples of a kind lie side by side; each round mixes them in another way, and the same way every time.
    private static int[] Order(int count, int round)
    {
        var keys = new uint[count];
        var order = new int[count];
        var state = (uint)(round + 1) * 2654435761u;
        for (var i = 0; i < count; i++)
        {
            // Marsaglia's xorshift (2003).
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            (keys[i], order[i]) = (state, i);
        }

        Array.Sort(keys, order);
        return order;
    }
}
