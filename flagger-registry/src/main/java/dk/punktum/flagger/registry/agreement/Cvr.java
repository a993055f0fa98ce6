package dk.punktum.flagger.registry.agreement;

/// A number in the Danish business register: 8 digits of which the weighted sum is divisible by 11.
final class Cvr {

    private static final int[] WEIGHTS = {2, 7, 6, 5, 4, 3, 2, 1};

    static boolean isValid(String number) {
        if (!number.matches("[0-9]{8}")) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (number.charAt(i) - '0');
        }
        return sum % 11 == 0;
    }

    private Cvr() {}
}
